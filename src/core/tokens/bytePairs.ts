import type { Checkpoint } from './counter';
import { TokenTrie } from './tokenTrie';
import type { Vocabulary } from './vocabulary';

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
 *
 * A token is named by its slot in the trie and its length; its parts are looked up by the text that it stands in.
 */
export class BytePairs {
  private readonly trie: TokenTrie;
  /** The latest answers of `compatiblePrefix`, three entries a slot: both tokens, then the answer. */
  private readonly memo = new Int32Array(3 << MEMO_BITS).fill(-1);
  /** The tokens so far: slot and length of each. */
  private encoded = new Int32Array(1024);
  private triedEnds = new Uint32Array(64);

  constructor({ trie, tokens }: Vocabulary) {
    this.trie = new TokenTrie(trie, tokens);
  }

  /** The number of tokens of the bytes from `start` to `end`, taken as one pretoken. */
  count(utf8: Uint8Array, start: number, end: number, checkpoint: Checkpoint | undefined): number {
    const { trie } = this;
    trie.forgetSearch();
    let length = trie.longestToken(utf8, start, end);
    if (start + length === end) return 1;
    this.clearTriedEnds(end - start);
    let count = 0;
    let at = start;
    let steps = 0;
    while (at < end) {
      if (++steps % STEPS_PER_CHECKPOINT === 0) checkpoint?.();
      const lastSlot = count > 0 ? (this.encoded[count * 2 - 2] ?? 0) : 0;
      const lastLength = count > 0 ? (this.encoded[count * 2 - 1] ?? 0) : 0;
      length = this.compatiblePrefix(utf8, at, lastSlot, lastLength, length);
      while (length > 0 && this.triedEnd(at + length - start)) {
        const shorter = trie.shorterToken(length);
        length = this.compatiblePrefix(utf8, at, lastSlot, lastLength, shorter);
      }
      if (length > 0) {
        this.push(count++, trie.path[length] ?? 0, length);
        at += length;
        if (at < end) length = trie.longestToken(utf8, at, end);
      } else {
        // Nothing goes on from here: never come back, and shorten the token before.
        this.markTriedEnd(at - start);
        count--;
        at -= lastLength;
        // For the slots that it passes: what it finds was too long for this place before.
        trie.longestToken(utf8, at, end);
        length = lastLength;
      }
    }
    return count;
  }

  /**
   * The length of the first of a token and its prefixes, longest first, that may follow another one at a place; 0 when
   * none may. The token is what the latest search passed when it had read `length` bytes.
   */
  private compatiblePrefix(
    utf8: Uint8Array,
    border: number,
    last: number,
    lastLength: number,
    length: number,
  ): number {
    if (lastLength === 0 || length === 0) return length;
    const { trie, memo } = this;
    const token = trie.path[length] ?? 0;
    const slot = (pairHash(last, token) >>> (32 - MEMO_BITS)) * 3;
    if (memo[slot] === last && memo[slot + 1] === token) return memo[slot + 2] ?? 0;
    let prefix = length;
    while (prefix > 0) {
      if (this.areCompatible(utf8, border, last, lastLength, trie.path[prefix] ?? 0, prefix)) break;
      prefix = trie.shorterToken(prefix);
    }
    memo[slot] = last;
    memo[slot + 1] = token;
    memo[slot + 2] = prefix;
    return prefix;
  }

  /**
   * Whether byte-pair encoding the joined bytes of two tokens, which meet at a place, gives those two tokens. Undoes the
   * merges of both, latest first, and looks at each step for a merge across their border that byte-pair encoding would
   * have made earlier.
   */
  private areCompatible(
    utf8: Uint8Array,
    border: number,
    first: number,
    firstLength: number,
    second: number,
    secondLength: number,
  ): boolean {
    const { ranks, leftLengths } = this.trie;
    let limit = Infinity;
    for (;;) {
      if (this.mergedRank(utf8, border, first, firstLength, secondLength) < limit) return false;
      const firstRank = ranks[first] ?? 0;
      const secondRank = ranks[second] ?? 0;
      // A token of one byte has no merge to undo: then it is the other's turn.
      if (secondLength === 1 || (firstLength > 1 && firstRank > secondRank)) {
        if (firstLength === 1) return true;
        limit = firstRank;
        firstLength -= leftLengths[first] ?? 0;
        first = this.trie.descend(0, utf8, border - firstLength, border);
      } else {
        limit = secondRank + 1;
        secondLength = leftLengths[second] ?? 0;
        second = this.trie.descend(0, utf8, border, border + secondLength);
      }
    }
  }

  /** The rank, plus one, of the token that two tokens merge into; infinite where they do not. */
  private mergedRank(
    utf8: Uint8Array,
    border: number,
    first: number,
    firstLength: number,
    secondLength: number,
  ): number {
    const { trie } = this;
    const merged = trie.descend(first, utf8, border, border + secondLength);
    if (merged < 0 || trie.leftLengths[merged] !== firstLength) return Infinity;
    return trie.ranks[merged] ?? 0;
  }

  private push(index: number, slot: number, length: number): void {
    if (index * 2 === this.encoded.length) {
      const longer = new Int32Array(index * 4);
      longer.set(this.encoded);
      this.encoded = longer;
    }
    this.encoded[index * 2] = slot;
    this.encoded[index * 2 + 1] = length;
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
