/** Pretokens of at most this many bytes are kept by value, those up to `LONG_BYTES` in a store of bytes. */
const SHORT_BYTES = 8;
const LONG_BYTES = 128;

/** A look-up tries this many neighbouring slots. When all are taken one is replaced, so no input can make it slow. */
const WAYS = 4;
const INITIAL_SLOTS = 1 << 12;
const MAXIMUM_SLOTS = 1 << 20;
const INITIAL_STORE_BYTES = 1 << 14;
const MAXIMUM_STORE_BYTES = 1 << 24;

/** The entries of a slot: two words of the key, length × 256 + count (0: the slot is free), the hash. */
const SLOT_SHIFT = 2;
const META = 2;
const HASH = 3;

/**
 * Remembers how many tokens a pretoken has. Text repeats its pretokens, so nearly all are found here.
 * Bounded: at most 16 MB of slots for short pretokens, 16 MB for long ones and 16 MB of bytes; beyond that it forgets.
 */
export class PretokenCache {
  /** Keys: the bytes. */
  private readonly short = new Slots();
  /** Keys: where the store holds the bytes. */
  private long = new Slots();
  private store = new Uint8Array(INITIAL_STORE_BYTES);
  private stored = 0;

  /** How many tokens the pretoken has, or 0 when that is not remembered. */
  find(utf8: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length <= SHORT_BYTES) {
      const low = wordAt(utf8, start, end);
      const high = wordAt(utf8, start + 4, end);
      return this.short.find(low, high, length, mix(low, high));
    }
    return length <= LONG_BYTES ? this.findLong(utf8, start, end) : 0;
  }

  /** Remembers the count of a pretoken that `find` did not know; one too long to keep is ignored. */
  remember(utf8: Uint8Array, start: number, end: number, count: number): void {
    const length = end - start;
    if (length <= SHORT_BYTES) {
      const low = wordAt(utf8, start, end);
      const high = wordAt(utf8, start + 4, end);
      this.short.add(low, high, (length << 8) | count, mix(low, high));
    } else if (length <= LONG_BYTES) {
      this.reserve(length);
      this.store.set(utf8.subarray(start, end), this.stored);
      this.long.add(this.stored, 0, (length << 8) | count, hashOf(utf8, start, end));
      this.stored += length;
    }
  }

  private findLong(utf8: Uint8Array, start: number, end: number): number {
    const hash = hashOf(utf8, start, end);
    const { entries } = this.long;
    for (let way = 0; way < WAYS; way++) {
      const at = this.long.slotAt(hash, way);
      const meta = entries[at + META] ?? 0;
      if (meta >> 8 !== end - start || entries[at + HASH] !== hash) continue;
      if (this.holds(entries[at] ?? 0, utf8, start, end)) return meta & 0xff;
    }
    return 0;
  }

  private holds(offset: number, utf8: Uint8Array, start: number, end: number): boolean {
    const { store } = this;
    for (let at = start; at < end; at++, offset++) {
      if (store[offset] !== utf8[at]) return false;
    }
    return true;
  }

  /** Makes room for so many bytes: doubles the store, or at its bound forgets all long pretokens. */
  private reserve(byteLength: number): void {
    if (this.stored + byteLength <= this.store.length) return;
    if (this.store.length === MAXIMUM_STORE_BYTES) {
      this.long = new Slots();
      this.stored = 0;
      return;
    }
    const larger = new Uint8Array(this.store.length * 2);
    larger.set(this.store);
    this.store = larger;
  }
}

/** A hash table that grows up to its bound and then replaces. */
class Slots {
  entries = new Int32Array(INITIAL_SLOTS << SLOT_SHIFT);
  private mask = INITIAL_SLOTS - 1;
  private used = 0;

  /** The place in `entries` of the slot to try after `way` others. */
  slotAt(hash: number, way: number): number {
    return ((hash + way) & this.mask) << SLOT_SHIFT;
  }

  find(low: number, high: number, length: number, hash: number): number {
    const { entries } = this;
    for (let way = 0; way < WAYS; way++) {
      const at = this.slotAt(hash, way);
      const meta = entries[at + META] ?? 0;
      if (entries[at] === low && entries[at + 1] === high && meta >> 8 === length)
        return meta & 0xff;
      if (meta === 0) return 0;
    }
    return 0;
  }

  add(low: number, high: number, meta: number, hash: number): void {
    if (this.used * 2 > this.mask && this.mask + 1 < MAXIMUM_SLOTS) this.grow();
    this.write(low, high, meta, hash);
  }

  private write(low: number, high: number, meta: number, hash: number): void {
    const { entries } = this;
    let at = this.slotAt(hash, 0);
    for (let way = 0; way < WAYS; way++) {
      const other = this.slotAt(hash, way);
      if (entries[other + META] === 0) {
        at = other;
        this.used++;
        break;
      }
    }
    entries[at] = low;
    entries[at + 1] = high;
    entries[at + META] = meta;
    entries[at + HASH] = hash;
  }

  private grow(): void {
    const old = this.entries;
    this.entries = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    this.used = 0;
    for (let at = 0; at < old.length; at += 1 << SLOT_SHIFT) {
      const meta = old[at + META] ?? 0;
      if (meta !== 0) this.write(old[at] ?? 0, old[at + 1] ?? 0, meta, old[at + HASH] ?? 0);
    }
  }
}

/** Up to four bytes from `start` as a little-endian word; 0 for those at or after `end`. */
function wordAt(utf8: Uint8Array, start: number, end: number): number {
  let word = 0;
  const last = Math.min(start + 4, end);
  for (let at = start, shift = 0; at < last; at++, shift += 8) word |= (utf8[at] ?? 0) << shift;
  return word;
}

function hashOf(utf8: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (utf8[at] ?? 0), 0x01000193);
  return mix(hash, 0);
}

function mix(low: number, high: number): number {
  const mixed = Math.imul(Math.imul(low, 0x9e3779b1) ^ high, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
