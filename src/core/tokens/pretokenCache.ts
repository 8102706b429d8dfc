/**
 * Pretokens of at most this many bytes are kept by value, longer ones up to `LONG_BYTES` in a store of bytes: that is
 * long enough for the lines that tables are drawn with, which are many and the slowest to count.
 */
const SHORT_BYTES = 7;
const LONG_BYTES = 512;

/** A table is made of buckets of this many words. A hash chooses the bucket; any of its slots may hold the pretoken. */
const BUCKET_WORDS = 16;
const INITIAL_BUCKETS = 1 << 10;
const MAXIMUM_BUCKETS = 1 << 18;
const INITIAL_STORE_BYTES = 1 << 16;
const MAXIMUM_STORE_BYTES = 1 << 24;

/** A short slot: bytes 0 to 3; bytes 4 to 6, then 4 bits of count and 4 of length. */
const SHORT_WORDS = 2;
const COUNT_SHIFT = 24;
const LENGTH_SHIFT = 28;
const COUNT_MASK = 15 << COUNT_SHIFT;
/** A long slot: the hash of the bytes; length × 65536 + count; place in the store; unused. */
const LONG_WORDS = 4;

/**
 * Remembers how many tokens a pretoken has. Text repeats its pretokens, so nearly all are found here.
 * Bounded: at most 16 MB of short slots, 16 MB of long ones and 16 MB of bytes. A full bucket forgets rather than
 * overflows, so that no input can make looking up slow.
 */
export class PretokenCache {
  private readonly short = new Buckets(SHORT_WORDS, (words, at) =>
    mix(words[at] ?? 0, (words[at + 1] ?? 0) & ~COUNT_MASK),
  );
  private readonly long = new Buckets(LONG_WORDS, (words, at) => words[at] ?? 0);
  private store = new Uint8Array(INITIAL_STORE_BYTES);
  private stored = 0;

  /** How many tokens the pretoken has, or 0 when that is not remembered. */
  find(utf8: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length <= SHORT_BYTES) return this.findShort(utf8, start, end);
    return length <= LONG_BYTES ? this.findLong(utf8, start, end) : 0;
  }

  /** Remembers the count of a pretoken that `find` did not know; one too long to keep is ignored. */
  remember(utf8: Uint8Array, start: number, end: number, count: number): void {
    const length = end - start;
    if (length <= SHORT_BYTES) {
      const low = word(utf8, start, end);
      const high = word(utf8, start + 4, end) | (length << LENGTH_SHIFT);
      const at = this.short.slotToFill(mix(low, high));
      this.short.words[at] = low;
      this.short.words[at + 1] = high | (count << COUNT_SHIFT);
    } else if (length <= LONG_BYTES) {
      this.reserve(length);
      const hash = hashOf(utf8, start, end);
      const at = this.long.slotToFill(hash);
      this.long.words[at] = hash;
      this.long.words[at + 1] = (length << 16) | count;
      this.long.words[at + 2] = this.stored;
      this.store.set(utf8.subarray(start, end), this.stored);
      this.stored += length;
    }
  }

  private findShort(utf8: Uint8Array, start: number, end: number): number {
    const low = word(utf8, start, end);
    const high = word(utf8, start + 4, end) | ((end - start) << LENGTH_SHIFT);
    const { words } = this.short;
    const bucket = this.short.bucket(mix(low, high));
    for (let at = bucket; at < bucket + BUCKET_WORDS; at += SHORT_WORDS) {
      const found = words[at + 1] ?? 0;
      if (words[at] === low && (found & ~COUNT_MASK) === high) {
        return (found & COUNT_MASK) >> COUNT_SHIFT;
      }
    }
    return 0;
  }

  private findLong(utf8: Uint8Array, start: number, end: number): number {
    const hash = hashOf(utf8, start, end);
    const { words } = this.long;
    const bucket = this.long.bucket(hash);
    for (let at = bucket; at < bucket + BUCKET_WORDS; at += LONG_WORDS) {
      const meta = words[at + 1] ?? 0;
      if (words[at] !== hash || meta >> 16 !== end - start) continue;
      if (this.holds(words[at + 2] ?? 0, utf8, start, end)) return meta & 0xffff;
    }
    return 0;
  }

  private holds(place: number, utf8: Uint8Array, start: number, end: number): boolean {
    const { store } = this;
    for (let at = start; at < end; at++, place++) {
      if (store[place] !== utf8[at]) return false;
    }
    return true;
  }

  /** Makes room for so many bytes: doubles the store, or at its bound forgets all long pretokens. */
  private reserve(byteLength: number): void {
    if (this.stored + byteLength <= this.store.length) return;
    if (this.store.length === MAXIMUM_STORE_BYTES) {
      this.long.forget();
      this.stored = 0;
      return;
    }
    const larger = new Uint8Array(this.store.length * 2);
    larger.set(this.store);
    this.store = larger;
  }
}

/** The buckets of a table, which doubles until it is at its bound. The second word of a free slot is 0. */
class Buckets {
  words = new Int32Array(INITIAL_BUCKETS * BUCKET_WORDS);
  private count = INITIAL_BUCKETS;
  private used = 0;

  constructor(
    private readonly slotWords: number,
    private readonly hashAt: (words: Int32Array, at: number) => number,
  ) {}

  /** The place in `words` of the bucket of a hash. */
  bucket(hash: number): number {
    return (hash & (this.count - 1)) * BUCKET_WORDS;
  }

  /** The place of a slot for one more of that hash: a free one, or when the bucket stays full one that is replaced. */
  slotToFill(hash: number): number {
    let at = this.freeSlot(hash);
    const slots = this.words.length / this.slotWords;
    if (at < 0 && this.used * 4 > slots && this.count < MAXIMUM_BUCKETS) {
      this.double();
      at = this.freeSlot(hash);
    }
    if (at >= 0) {
      this.used++;
      return at;
    }
    return this.bucket(hash) + (((hash >>> 20) * this.slotWords) & (BUCKET_WORDS - 1));
  }

  forget(): void {
    this.words.fill(0);
    this.used = 0;
  }

  private freeSlot(hash: number): number {
    const bucket = this.bucket(hash);
    for (let at = bucket; at < bucket + BUCKET_WORDS; at += this.slotWords) {
      if (this.words[at + 1] === 0) return at;
    }
    return -1;
  }

  private double(): void {
    const old = this.words;
    this.words = new Int32Array(old.length * 2);
    this.count *= 2;
    for (let from = 0; from < old.length; from += this.slotWords) {
      if (old[from + 1] === 0) continue;
      const to = this.freeSlot(this.hashAt(old, from));
      this.words.set(old.subarray(from, from + this.slotWords), to);
    }
  }
}

/** Up to four bytes from `start` as a little-endian word; 0 for those at or after `end`. */
function word(utf8: Uint8Array, start: number, end: number): number {
  let value = 0;
  const last = Math.min(start + 4, end);
  for (let at = start, shift = 0; at < last; at++, shift += 8) value |= (utf8[at] ?? 0) << shift;
  return value;
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
