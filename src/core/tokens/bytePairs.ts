import type { Checkpoint } from './counter';
import { TokenTrie } from './tokenTrie';
import { BYTE_TOKENS, type Vocabulary } from './vocabulary';

/** A slot of the merge table that holds no merge. */
const EMPTY = 0;
/** Steps of the encoder between two checkpoints: a few milliseconds. */
const STEPS_PER_CHECKPOINT = 1 << 12;
const MEMO_BITS = 16;

/**
 * Counts the tokens of one pretoken in time linear in its length.
 *
 * The algorithm is the backtracking encoder of GitHub's `bpe` crate (github.com/github/rust-gems, crates/bpe): byte-pair
 * encoding has exactly one result, it is the only sequence of tokens whose neighbours are all compatible, and two
 * tokens are compatible when encoding their joined bytes gives them back. So take the longest token that is compatible
 * with the last one, shorten it when none fits, step back when nothing fits, and never try a place twice.
 * It needs every token to encode to itself, which building the vocabulary verifies.
 */
export class BytePairs {
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly lengths: Uint8Array;
  private readonly trie: TokenTrie;
  /** Merged tokens by hash of their parts, plus one; 0 where there is none. */
  private readonly merges: Int32Array;
  private readonly mergeMask: number;
  /** The latest answers of `compatible`, two entries a slot: first token, then second token × 2 + answer. */
  private readonly memo = new Int32Array(2 << MEMO_BITS).fill(-1);
  private encoded = new Int32Array(1024);
  private triedEnds = new Uint32Array(64);

  constructor(vocabulary: Vocabulary) {
    const { left, right } = vocabulary;
    this.left = left;
    this.right = right;
    this.trie = new TokenTrie(vocabulary);
    this.lengths = this.trie.lengths;
    this.merges = new Int32Array(2 ** Math.ceil(Math.log2(left.length * 2)));
    this.mergeMask = this.merges.length - 1;
    for (let token = BYTE_TOKENS; token < left.length; token++) {
      let slot = pairHash(left[token] ?? 0, right[token] ?? 0) & this.mergeMask;
      while (this.merges[slot] !== EMPTY) slot = (slot + 1) & this.mergeMask;
      this.merges[slot] = token + 1;
    }
  }

  /** The number of tokens of the bytes from `start` to `end`, taken as one pretoken. */
  count(utf8: Uint8Array, start: number, end: number, checkpoint: Checkpoint | undefined): number {
    this.trie.forgetSearch();
    let token = this.trie.longestToken(utf8, start, end);
    if (start + (this.lengths[token] ?? 0) === end) return 1;
    this.clearTriedEnds(end - start);
    const { lengths, trie } = this;
    let count = 0;
    let at = start;
    let steps = 0;
    while (at < end) {
      if (++steps % STEPS_PER_CHECKPOINT === 0) checkpoint?.();
      const last = count > 0 ? (this.encoded[count - 1] ?? 0) : -1;
      let next = token;
      while (next >= 0) {
        const after = at + (lengths[next] ?? 0);
        if (!this.triedEnd(after - start) && (last < 0 || this.compatible(last, next))) break;
        next = trie.longestPrefix(next);
      }
      if (next >= 0) {
        this.push(count++, next);
        at += lengths[next] ?? 0;
        if (at < end) token = trie.longestToken(utf8, at, end);
      } else {
        // Nothing goes on from here: never come back, and shorten the token before.
        this.markTriedEnd(at - start);
        count--;
        token = last;
        at -= lengths[last] ?? 0;
      }
    }
    return count;
  }

  /** Whether byte-pair encoding the joined bytes of two tokens gives those two tokens. */
  private compatible(first: number, second: number): boolean {
    const slot = (pairHash(first, second) >>> (32 - MEMO_BITS)) << 1;
    if (this.memo[slot] === first && (this.memo[slot + 1] ?? 0) >> 1 === second) {
      return (this.memo[slot + 1] ?? 0) % 2 === 1;
    }
    const answer = this.decideCompatible(first, second);
    this.memo[slot] = first;
    this.memo[slot + 1] = second * 2 + (answer ? 1 : 0);
    return answer;
  }

  /**
   * Undoes the merges of both tokens, latest first, and looks at each step for a merge across their border
   * that byte-pair encoding would have made earlier.
   */
  private decideCompatible(first: number, second: number): boolean {
    const { left, right } = this;
    let limit = left.length;
    for (;;) {
      const merged = this.mergeOf(first, second);
      if (merged >= 0 && merged < limit) return false;
      if (first > second) {
        limit = first;
        first = right[first] ?? 0;
        if (first === limit) {
          limit = second + 1;
          second = left[second] ?? 0;
          if (second + 1 === limit) return true;
        }
      } else {
        limit = second + 1;
        second = left[second] ?? 0;
        if (second + 1 === limit) {
          limit = first;
          first = right[first] ?? 0;
          if (first === limit) return true;
        }
      }
    }
  }

  /** The token that two tokens merge into, or -1. */
  private mergeOf(first: number, second: number): number {
    const { merges, mergeMask, left, right } = this;
    let slot = pairHash(first, second) & mergeMask;
    for (;;) {
      const token = (merges[slot] ?? EMPTY) - 1;
      if (token < 0 || (left[token] === first && right[token] === second)) return token;
      slot = (slot + 1) & mergeMask;
    }
  }

  private push(index: number, token: number): void {
    if (index === this.encoded.length) {
      const longer = new Int32Array(index * 2);
      longer.set(this.encoded);
      this.encoded = longer;
    }
    this.encoded[index] = token;
  }

  private clearTriedEnds(byteLength: number): void {
    const words = (byteLength >> 5) + 1;
    if (words > this.triedEnds.length) this.triedEnds = new Uint32Array(words * 2);
    else this.triedEnds.fill(0, 0, words);
  }

  private triedEnd(offset: number): boolean {
    return (((this.triedEnds[offset >> 5] ?? 0) >> (offset & 31)) & 1) === 1;
  }

  private markTriedEnd(offset: number): void {
    this.triedEnds[offset >> 5] = (this.triedEnds[offset >> 5] ?? 0) | (1 << (offset & 31));
  }
}

/** 32 bits that depend on both tokens; the same for the same pair. */
function pairHash(first: number, second: number): number {
  const mixed = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
