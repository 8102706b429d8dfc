import { BYTE_TOKENS, type Vocabulary } from './vocabulary';

/** Slots of the edge table per token of the vocabulary; the published ones fill it to less than half. */
const SLOTS_PER_TOKEN = 5;
const MAXIMUM_TOKEN_BYTES = 255;
/** Shorter repetitions are not worth looking for. */
const REPEATED_BYTES = 16;

/**
 * All tokens of a vocabulary in a trie, kept as one open-addressed hash table of its edges.
 * A node that spells a token has that token's number; the others are numbered after them.
 */
export class TokenTrie {
  /** The number of bytes of each token. */
  readonly lengths: Uint8Array;
  /** Each token's longest proper prefix that is a token, or -1. */
  private readonly prefixes: Int32Array;
  /** Two entries a slot: node × 256 + byte + 1 (0 where there is no edge), then the node the edge leads to. */
  private readonly edges: Int32Array;
  private readonly slotMask: number;
  private readonly tokenOfByte = new Int32Array(BYTE_TOKENS);
  private readonly tokenCount: number;
  /** The latest search that read many bytes: where it began, how many it read, what it found. */
  private searchStart = 0;
  private searchBytes = 0;
  private searchResult = 0;

  constructor(vocabulary: Vocabulary) {
    const { left, right, tokenBytes } = vocabulary;
    this.tokenCount = left.length;
    this.lengths = tokenLengths(left, right);
    this.prefixes = new Int32Array(this.tokenCount).fill(-1);
    const slots = 2 ** Math.ceil(Math.log2(this.tokenCount * SLOTS_PER_TOKEN));
    this.edges = new Int32Array(slots * 2);
    this.slotMask = slots - 1;
    tokenBytes.forEach((byte, token) => (this.tokenOfByte[byte] = token));
    this.insertTokens(vocabulary);
  }

  /** The longest token that the bytes from `start` on begin with; every byte is one, so there always is one. */
  longestToken(utf8: Uint8Array, start: number, end: number): number {
    if (this.isLatestSearch(utf8, start, end)) return this.searchResult;
    let node = this.tokenOfByte[utf8[start] ?? 0] ?? 0;
    let longest = node;
    let at = start + 1;
    for (; at < end; at++) {
      node = this.child(node, utf8[at] ?? 0);
      if (node < 0) break;
      if (node < this.tokenCount) longest = node;
    }
    if (at < end && at + 1 - start >= REPEATED_BYTES) {
      this.searchStart = start;
      this.searchBytes = at + 1 - start;
      this.searchResult = longest;
    }
    return longest;
  }

  /** Forgets the latest search: to be called before searching other text. */
  forgetSearch(): void {
    this.searchBytes = 0;
  }

  /** The longest token that a token begins with, but for itself; -1 for a token of one byte. */
  longestPrefix(token: number): number {
    return this.prefixes[token] ?? -1;
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

  private child(node: number, byte: number): number {
    const { edges, slotMask } = this;
    const key = ((node << 8) | byte) + 1;
    let slot = edgeHash(key) & slotMask;
    for (;;) {
      const found = edges[slot << 1];
      if (found === key) return edges[(slot << 1) + 1] ?? -1;
      if (found === 0) return -1;
      slot = (slot + 1) & slotMask;
    }
  }

  private addEdge(node: number, byte: number, target: number): void {
    const key = ((node << 8) | byte) + 1;
    let slot = edgeHash(key) & this.slotMask;
    while (this.edges[slot << 1] !== 0) slot = (slot + 1) & this.slotMask;
    this.edges[slot << 1] = key;
    this.edges[(slot << 1) + 1] = target;
  }

  /** Inserts shorter tokens first: whatever prefix of a token is itself a token then has its node already. */
  private insertTokens({ left, right, tokenBytes }: Vocabulary): void {
    const { lengths } = this;
    const offsets = new Int32Array(this.tokenCount + 1);
    lengths.forEach((length, token) => (offsets[token + 1] = (offsets[token] ?? 0) + length));
    const spelled = new Uint8Array(offsets[this.tokenCount] ?? 0);
    spelled.set(tokenBytes);
    for (let token = BYTE_TOKENS; token < this.tokenCount; token++) {
      let at = offsets[token] ?? 0;
      for (const part of [left[token] ?? 0, right[token] ?? 0]) {
        spelled.copyWithin(at, offsets[part] ?? 0, offsets[part + 1] ?? 0);
        at += lengths[part] ?? 0;
      }
    }

    let nodes = this.tokenCount;
    for (const token of byLength(lengths)) {
      if (token < BYTE_TOKENS) continue;
      const last = (offsets[token + 1] ?? 0) - 1;
      let node = left[token] ?? 0;
      let prefix = node;
      for (let at = (offsets[token] ?? 0) + (lengths[node] ?? 0); at < last; at++) {
        const byte = spelled[at] ?? 0;
        let next = this.child(node, byte);
        if (next < 0) this.addEdge(node, byte, (next = nodes++));
        if (next < this.tokenCount) prefix = next;
        node = next;
      }
      this.addEdge(node, spelled[last] ?? 0, token);
      this.prefixes[token] = prefix;
    }
  }
}

function tokenLengths(left: Int32Array, right: Int32Array): Uint8Array {
  const lengths = new Uint8Array(left.length).fill(1);
  for (let token = BYTE_TOKENS; token < left.length; token++) {
    const length = (lengths[left[token] ?? 0] ?? 0) + (lengths[right[token] ?? 0] ?? 0);
    if (length > MAXIMUM_TOKEN_BYTES)
      throw new Error(`Token ${token} has ${length} bytes, over 255.`);
    lengths[token] = length;
  }
  return lengths;
}

/** The tokens in order of their length. */
function byLength(lengths: Uint8Array): Int32Array {
  const next = new Int32Array(MAXIMUM_TOKEN_BYTES + 2);
  for (const length of lengths) next[length + 1] = (next[length + 1] ?? 0) + 1;
  for (let length = 1; length < next.length; length++) {
    next[length] = (next[length] ?? 0) + (next[length - 1] ?? 0);
  }
  const sorted = new Int32Array(lengths.length);
  lengths.forEach((length, token) => {
    const place = next[length] ?? 0;
    sorted[place] = token;
    next[length] = place + 1;
  });
  return sorted;
}

function edgeHash(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
