/** Counts the tokens of one pretoken: see ../bytePairs.ts. Here a filter answers most questions for a merge. */
import { checkpoint } from './host';
import { allocate, growTo } from './memory';
import { forgetSearch, lengthOf, longestPrefix, longestToken, tokenCount } from './tokenTrie';

const STEPS_PER_CHECKPOINT: u32 = 1 << 12;
const MEMO_BITS: u32 = 16;
const FILTER_BITS: u32 = 21;
const ANSWER_BITS: u64 = 21;

/** u32 per token. */
let left: usize = 0;
let right: usize = 0;
/** u64 per slot: merged token + 1, then its parts, 20 bits each; 0 when free. */
let merges: usize = 0;
let mergeMask: u32 = 0;
/** One bit per hash: not set when no pair of that hash merges. */
let filter: usize = 0;
/** u64 per slot: two tokens, 20 bits each, then the answer of `compatiblePrefix` for them + 2; 0 when free. */
let memo: usize = 0;
/** One bit per byte of the longest pretoken possible. */
let triedEnds: usize = 0;
/** The tokens so far, u32 each; they grow at the end of memory. */
let encoded: usize = 0;

export function buildMerges(leftParts: usize, rightParts: usize): void {
  left = leftParts;
  right = rightParts;
  let slots: u32 = 1;
  while (slots < tokenCount * 2) slots <<= 1;
  merges = allocate((<usize>slots) << 3);
  mergeMask = slots - 1;
  filter = allocate(1 << (FILTER_BITS - 3));
  memo = allocate(8 << MEMO_BITS);
  // Memory that the trie gave back may hold anything.
  memory.fill(merges, 0, memo + (8 << MEMO_BITS) - merges);
  for (let token: u32 = 256; token < tokenCount; token++) {
    const first = load<u32>(left + ((<usize>token) << 2));
    const second = load<u32>(right + ((<usize>token) << 2));
    const hash = pairHash(first, second);
    const bits = filterWord(hash);
    store<u32>(bits, load<u32>(bits) | ((<u32>1) << (hash & 31)));
    let index = hash & mergeMask;
    while (load<u64>(merges + ((<usize>index) << 3))) index = (index + 1) & mergeMask;
    store<u64>(merges + ((<usize>index) << 3), ((<u64>(token + 1)) << 40) | pairKey(first, second));
  }
}

/** Says where counting may work: memory from `scratch` on, for text of so many bytes. */
export function setScratch(scratch: usize, textBytes: usize): void {
  triedEnds = (scratch + 3) & ~3;
  encoded = triedEnds + (((textBytes >> 5) + 2) << 2);
  growTo(encoded);
}

export function countBytePairs(start: usize, end: usize): u32 {
  forgetSearch();
  let token: i32 = longestToken(start, end);
  if (start + lengthOf(token) == end) return 1;
  const triedEnd = triedWord(<u32>(end - start)) + 4;
  // Pretokens are mostly shorter than what makes a call of memory.fill pay.
  for (let word = triedEnds; word < triedEnd; word += 4) store<u32>(word, 0);
  let top = encoded;
  let at = start;
  let steps: u32 = 0;
  while (at < end) {
    if (++steps % STEPS_PER_CHECKPOINT == 0) checkpoint();
    const last: i32 = top > encoded ? load<i32>(top - 4) : -1;
    let next = compatiblePrefix(last, token);
    while (next >= 0 && isTried(<u32>(at + lengthOf(next) - start)))
      next = compatiblePrefix(last, longestPrefix(next));
    if (next >= 0) {
      if (top + 4 > (<usize>memory.size()) << 16) growTo(top + 4);
      store<u32>(top, next);
      top += 4;
      at += lengthOf(next);
      if (at < end) token = longestToken(at, end);
    } else {
      const offset = <u32>(at - start);
      const bits = triedWord(offset);
      store<u32>(bits, load<u32>(bits) | ((<u32>1) << (offset & 31)));
      top -= 4;
      token = last;
      at -= lengthOf(last);
    }
  }
  return <u32>((top - encoded) >> 2);
}

/** The word of `triedEnds` with the bit of an offset into the pretoken. */
function triedWord(offset: u32): usize {
  return triedEnds + ((<usize>(offset >> 5)) << 2);
}

function isTried(offset: u32): bool {
  return <bool>((load<u32>(triedWord(offset)) >> (offset & 31)) & 1);
}

/** The first of a token and its prefixes, longest first, that may follow `last`; negative when none may. */
function compatiblePrefix(last: i32, token: i32): i32 {
  if (last < 0 || token < 0) return token;
  const key = pairKey(last, token) << ANSWER_BITS;
  const slot = memo + ((<usize>(pairHash(last, token) >> (32 - MEMO_BITS))) << 3);
  const known = load<u64>(slot) ^ key;
  if (known > 0 && known < 1 << ANSWER_BITS) return <i32>known - 2;
  let prefix = token;
  while (prefix >= 0 && !compatible(last, prefix)) prefix = longestPrefix(prefix);
  store<u64>(slot, key | (<u64>(prefix + 2)));
  return prefix;
}

function compatible(first: u32, second: u32): bool {
  let limit = tokenCount;
  while (true) {
    if (mergeOf(first, second) < limit) return false;
    if (first > second) {
      limit = first;
      first = load<u32>(right + ((<usize>first) << 2));
      if (first == limit) {
        limit = second + 1;
        second = load<u32>(left + ((<usize>second) << 2));
        if (second + 1 == limit) return true;
      }
    } else {
      limit = second + 1;
      second = load<u32>(left + ((<usize>second) << 2));
      if (second + 1 == limit) {
        limit = first;
        first = load<u32>(right + ((<usize>first) << 2));
        if (first == limit) return true;
      }
    }
  }
}

/** The token that two tokens merge into; `u32.MAX_VALUE` when there is none. */
function mergeOf(first: u32, second: u32): u32 {
  const hash = pairHash(first, second);
  if (!((load<u32>(filterWord(hash)) >> (hash & 31)) & 1)) return u32.MAX_VALUE;
  const key = pairKey(first, second);
  let index = hash & mergeMask;
  while (true) {
    const merge = load<u64>(merges + ((<usize>index) << 3));
    if (!merge) return u32.MAX_VALUE;
    if ((merge & 0xffffffffff) == key) return <u32>(merge >> 40) - 1;
    index = (index + 1) & mergeMask;
  }
}

function filterWord(hash: u32): usize {
  return filter + ((<usize>((hash >> 5) & ((1 << (FILTER_BITS - 5)) - 1))) << 2);
}

function pairKey(first: u32, second: u32): u64 {
  return ((<u64>first) << 20) | second;
}

function pairHash(first: u32, second: u32): u32 {
  const mixed = ((first * 0x9e3779b1) ^ second) * 0x85ebca6b;
  return mixed ^ (mixed >> 15);
}
