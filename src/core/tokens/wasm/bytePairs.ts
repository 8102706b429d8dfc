/** Counts the tokens of one pretoken: see ../bytePairs.ts. Here the memory is of the prefix that fits. */
import { checkpoint } from './host';
import { allocate, growTo } from './memory';
import {
  descend,
  forgetSearch,
  leftLengthOf,
  longestToken,
  passed,
  rankOf,
  shorterToken,
  TRIE_SLOTS,
} from './tokenTrie';

const STEPS_PER_CHECKPOINT: u32 = 1 << 12;
const MEMO_BITS: u32 = 16;
const ANSWER_BITS: u64 = 9;

/** u64 per slot: two tokens, 20 bits each, then the answer of `compatiblePrefix` for them + 1; 0 when free. */
let memo: usize = 0;
/** u32 per slot of the trie: the slot of the right part of the token that it spells, 0 where nobody asked yet. */
let rightParts: usize = 0;
/** One bit per byte of the longest pretoken possible. */
let triedEnds: usize = 0;
/** The tokens so far: slot and length, u32 each; they grow at the end of memory. */
let encoded: usize = 0;

export function reserveMemo(): void {
  rightParts = allocate(TRIE_SLOTS << 2);
  memo = allocate(8 << MEMO_BITS);
}

/** Says where counting may work: memory from `scratch` on, for text of so many bytes. */
export function setScratch(scratch: usize, textBytes: usize): void {
  triedEnds = (scratch + 3) & ~3;
  encoded = triedEnds + (((textBytes >> 5) + 2) << 2);
  growTo(encoded);
}

export function countBytePairs(start: usize, end: usize): u32 {
  forgetSearch();
  let length = longestToken(start, end);
  if (start + length == end) return 1;
  const triedEnd = triedWord(<u32>(end - start)) + 4;
  // Pretokens are mostly shorter than what makes a call of memory.fill pay.
  for (let word = triedEnds; word < triedEnd; word += 4) store<u32>(word, 0);
  let top = encoded;
  let at = start;
  let steps: u32 = 0;
  let last: u32 = 0;
  let lastLength: usize = 0;
  while (at < end) {
    if (++steps % STEPS_PER_CHECKPOINT == 0) checkpoint();
    let next = compatiblePrefix(at, last, lastLength, length);
    while (next && isTried(<u32>(at + next - start)))
      next = compatiblePrefix(at, last, lastLength, shorterToken(next));
    if (next) {
      if (top + 8 > (<usize>memory.size()) << 16) growTo(top + 8);
      last = passed(next);
      lastLength = next;
      store<u32>(top, last);
      store<u32>(top, <u32>lastLength, 4);
      top += 8;
      at += next;
      if (at < end) length = longestToken(at, end);
    } else {
      const offset = <u32>(at - start);
      const bits = triedWord(offset);
      store<u32>(bits, load<u32>(bits) | ((<u32>1) << (offset & 31)));
      at -= lastLength;
      longestToken(at, end);
      length = lastLength;
      top -= 8;
      last = top > encoded ? load<u32>(top - 8) : 0;
      lastLength = top > encoded ? load<u32>(top - 8, 4) : 0;
    }
  }
  return <u32>((top - encoded) >> 3);
}

/** The word of `triedEnds` with the bit of an offset into the pretoken. */
function triedWord(offset: u32): usize {
  return triedEnds + ((<usize>(offset >> 5)) << 2);
}

function isTried(offset: u32): bool {
  return <bool>((load<u32>(triedWord(offset)) >> (offset & 31)) & 1);
}

/**
 * The length of the first of a token and its prefixes, longest first, that may follow another one at a place; 0 when
 * none may. The token is what the latest search passed when it had read `length` bytes.
 */
function compatiblePrefix(border: usize, last: u32, lastLength: usize, length: usize): usize {
  if (!lastLength || !length) return length;
  const token = passed(length);
  const key = ((<u64>last) << (20 + ANSWER_BITS)) | ((<u64>token) << ANSWER_BITS);
  const slot = memo + ((<usize>(pairHash(last, token) >> (32 - MEMO_BITS))) << 3);
  const known = load<u64>(slot) ^ key;
  if (known > 0 && known < 1 << ANSWER_BITS) return <usize>known - 1;
  let prefix = length;
  while (prefix && !compatible(border, last, lastLength, passed(prefix), prefix))
    prefix = shorterToken(prefix);
  store<u64>(slot, key | (<u64>(prefix + 1)));
  return prefix;
}

function compatible(
  border: usize,
  first: u32,
  firstLength: usize,
  second: u32,
  secondLength: usize,
): bool {
  let limit = u32.MAX_VALUE;
  while (true) {
    const merged = descend(first, border, border + secondLength);
    if (merged != u32.MAX_VALUE && leftLengthOf(merged) == firstLength && rankOf(merged) < limit)
      return false;
    const firstRank = rankOf(first);
    const secondRank = rankOf(second);
    if (secondLength == 1 || (firstLength > 1 && firstRank > secondRank)) {
      if (firstLength == 1) return true;
      limit = firstRank;
      firstLength -= leftLengthOf(first);
      first = rightPart(first, border - firstLength, border);
    } else {
      limit = secondRank + 1;
      secondLength = leftLengthOf(second);
      second = passed(secondLength);
    }
  }
}

/** The slot of the right part of a token, which lies between these places. */
function rightPart(token: u32, start: usize, end: usize): u32 {
  const known = rightParts + ((<usize>token) << 2);
  let slot = load<u32>(known);
  if (!slot) {
    slot = descend(0, start, end);
    store<u32>(known, slot);
  }
  return slot;
}

function pairHash(first: u32, second: u32): u32 {
  const mixed = ((first * 0x9e3779b1) ^ second) * 0x85ebca6b;
  return mixed ^ (mixed >> 15);
}
