import { NO_TOKEN, SINGLE_BYTE, type SerializedTrie } from './vocabulary';

/** Slots there are at most: what the WebAssembly twin has room for. */
const MAXIMUM_SLOTS = 1 << 19;
const ROOT_CHILDREN = 256;
/** No token is longer; the vocabularies that exist end at 128. */
const MAXIMUM_TOKEN_BYTES = 254;
/** So many slots are tried in vain before the search for a family's place starts further on. */
const FUTILE_SLOTS = 64;
/** Shorter repetitions are not worth looking for. */
const REPEATED_BYTES = 16;

/**
 * All tokens of a vocabulary in a trie, kept as a double array (Aoe 1989): a node is a slot, and its child by a byte is
 * the slot that many after the node's base, where that slot names the node as its parent.
 */
export class TokenTrie {
  /** By slot: the rank of the token that the node spells, plus one; 0 where it spells none. */
  readonly ranks = new Int32Array(MAXIMUM_SLOTS);
  /** By slot: how many bytes the left part of the node's token has; 0 for a token of one byte, and for none. */
  readonly leftLengths = new Uint8Array(MAXIMUM_SLOTS);
  /** The slots that the latest search passed, by how many bytes it had read. */
  readonly path = new Int32Array(MAXIMUM_TOKEN_BYTES + 1);
  private readonly parents = new Int32Array(MAXIMUM_SLOTS);
  private readonly bases = new Int32Array(MAXIMUM_SLOTS);
  /** The latest search that read many bytes: where it began, how many it read, how long the token is that it found. */
  private searchStart = 0;
  private searchBytes = 0;
  private searchLength = 0;

  constructor(trie: SerializedTrie, tokens: number) {
    const places = new FreeSlots();
    const pending = [0];
    let child = 0;
    let token = 0;
    for (let node = -1; node < trie.childCounts.length; node++) {
      const slot = pending.pop() ?? 0;
      const count = node < 0 ? ROOT_CHILDREN : (trie.childCounts[node] ?? 0);
      if (count === 0) continue;
      const family = trie.bytes.subarray(child, child + count);
      const base = places.take(family);
      this.bases[slot] = base;
      for (let index = 0; index < count; index++) {
        const placed = base + (family[index] ?? 0);
        const leftLength = trie.leftLengths[child + index] ?? NO_TOKEN;
        this.parents[placed] = slot;
        if (leftLength !== NO_TOKEN) this.ranks[placed] = rankAt(trie.ranks, token++, tokens) + 1;
        if (leftLength !== SINGLE_BYTE) this.leftLengths[placed] = leftLength;
      }
      for (let index = count - 1; index >= 0; index--) pending.push(base + (family[index] ?? 0));
      child += count;
    }
  }

  /**
   * The length of the longest token that the bytes from `start` on begin with; every byte is one, so there always is one.
   * `path` then has its slot, and those of what it begins with.
   */
  longestToken(utf8: Uint8Array, start: number, end: number): number {
    if (this.isLatestSearch(utf8, start, end)) return this.searchLength;
    let slot = 0;
    let longest = 0;
    let at = start;
    while (at < end) {
      slot = this.child(slot, utf8[at] ?? 0);
      if (slot < 0) break;
      at++;
      this.path[at - start] = slot;
      if (this.ranks[slot] !== 0) longest = at - start;
    }
    this.searchBytes = at < end && at + 1 - start >= REPEATED_BYTES ? at + 1 - start : 0;
    this.searchStart = start;
    this.searchLength = longest;
    return longest;
  }

  /** Forgets the latest search: to be called before searching other text. */
  forgetSearch(): void {
    this.searchBytes = 0;
  }

  /** The length of the longest token on `path` that is shorter than `length`; 0 where there is none. */
  shorterToken(length: number): number {
    let shorter = length - 1;
    while (shorter > 0 && this.ranks[this.path[shorter] ?? 0] === 0) shorter--;
    return shorter;
  }

  /** The slot of the bytes that follow a node; -1 where the trie does not have them. */
  descend(slot: number, utf8: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end && slot >= 0; at++) slot = this.child(slot, utf8[at] ?? 0);
    return slot;
  }

  /** Whether the latest search read the same bytes, as in a long line of dashes: then it found the same token. */
  private isLatestSearch(utf8: Uint8Array, start: number, end: number): boolean {
    const { searchStart, searchBytes } = this;
    if (searchBytes === 0 || start + searchBytes > end) return false;
    for (let offset = 0; offset < searchBytes; offset++) {
      if (utf8[searchStart + offset] !== utf8[start + offset]) return false;
    }
    return true;
  }

  private child(slot: number, byte: number): number {
    const child = (this.bases[slot] ?? 0) + byte;
    return this.parents[child] === slot ? child : -1;
  }
}

/** The slots that no node has yet. */
class FreeSlots {
  private readonly taken = new Uint8Array(MAXIMUM_SLOTS + ROOT_CHILDREN);
  /** No slot before is free. */
  private first = 1;
  /** Where the search for room for two or more begins. */
  private roomy = 1;

  /** Takes a slot for each byte of a family and returns their base: a slot is the base plus the byte. */
  take(family: Uint8Array): number {
    const base = family.length === 1 ? this.placeOne(family[0] ?? 0) : this.placeSeveral(family);
    for (const byte of family) this.taken[base + byte] = 1;
    if (base + (family[family.length - 1] ?? 0) >= MAXIMUM_SLOTS)
      throw new Error('The vocabulary has too many tokens.');
    return base;
  }

  private placeOne(byte: number): number {
    this.passTaken();
    let slot = Math.max(this.first, byte);
    while (this.taken[slot] === 1) slot++;
    return slot - byte;
  }

  private passTaken(): void {
    while (this.taken[this.first] === 1) this.first++;
    while (this.taken[this.roomy] === 1) this.roomy++;
    this.roomy = Math.max(this.roomy, this.first);
  }

  private placeSeveral(family: Uint8Array): number {
    this.passTaken();
    const lowest = family[0] ?? 0;
    let futile = 0;
    for (let slot = Math.max(this.roomy, lowest); ; slot++) {
      if (this.taken[slot] === 1) continue;
      const base = slot - lowest;
      if (family.every((byte) => this.taken[base + byte] !== 1)) return base;
      if (++futile % FUTILE_SLOTS === 0) this.roomy = slot;
    }
  }
}

function rankAt(ranks: Uint8Array, index: number, tokens: number): number {
  return (
    (ranks[index] ?? 0) |
    ((ranks[index + tokens] ?? 0) << 8) |
    ((ranks[index + tokens * 2] ?? 0) << 16)
  );
}
