/** Remembers the counts of pretokens: see ../pretokenCache.ts. Here the short ones have up to 15 bytes, compared at once. */
import { countBytePairs } from './bytePairs';
import { allocate, sameBytes } from './memory';

const SHORT_BYTES: usize = 15;
const LONG_BYTES: usize = 512;
const INITIAL_BUCKETS: u32 = 1 << 10;
const MAXIMUM_BUCKETS: u32 = 1 << 18;
const MAXIMUM_STORE_BYTES: usize = 1 << 24;
const WIDE_CHARACTERS: usize = 1 << 16;

/**
 * A bucket is a cache line of four slots. A free slot ends with eight zeros. A short slot: the bytes of the pretoken,
 * zeros, then a byte of length × 16 + count. A long one: u64 hash, u32 length × 65536 + count, u32 place in the store.
 */
const BUCKET_BYTES: usize = 64;
const BUCKET_SHIFT: usize = 6;
const SLOT_BYTES: usize = 16;
const COUNT_MASK: u8 = 15;

let shortBuckets: usize = 0;
let shortMask: u32 = INITIAL_BUCKETS - 1;
let shortUsed: u32 = 0;
let longBuckets: usize = 0;
let longMask: u32 = INITIAL_BUCKETS - 1;
let longUsed: u32 = 0;
let spellings: usize = 0;
let spelledBytes: usize = 0;
/** u8 per character of up to three bytes: its number of tokens, 0 where it was not met yet. */
let characters: usize = 0;

export function reserveCache(): void {
  shortBuckets = allocate((<usize>MAXIMUM_BUCKETS) << BUCKET_SHIFT);
  longBuckets = allocate((<usize>MAXIMUM_BUCKETS) << BUCKET_SHIFT);
  spellings = allocate(MAXIMUM_STORE_BYTES);
  characters = allocate(WIDE_CHARACTERS);
}

/** The number of tokens of a pretoken, or of a part of one that is encoded independently. */
export function countRemembered(start: usize, end: usize): u32 {
  const length = end - start;
  return length <= SHORT_BYTES ? inline.always(countShort(start, length)) : countLonger(start, end);
}

/** The number of tokens of a character of three bytes. */
export function countCharacter(start: usize): u32 {
  const first: u32 = load<u8>(start) & 0x0f;
  const second: u32 = load<u8>(start, 1) & 0x3f;
  const third: u32 = load<u8>(start, 2) & 0x3f;
  const at = characters + <usize>((first << 12) | (second << 6) | third);
  if (!load<u8>(at)) store<u8>(at, <u8>countBytePairs(start, start + 3));
  return load<u8>(at);
}

function countLonger(start: usize, end: usize): u32 {
  const length = end - start;
  return length <= LONG_BYTES ? countLong(start, length) : countBytePairs(start, end);
}

function countShort(start: usize, length: usize): u32 {
  const key = shortKey(start, length);
  const hash = bucketHash(shortHash(key));
  const bucket = shortBuckets + ((<usize>(hash & shortMask)) << BUCKET_SHIFT);
  for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += SLOT_BYTES) {
    if (!v128.any_true(v128.xor(withoutCount(v128.load(slot)), key)))
      return load<u8>(slot, 15) & COUNT_MASK;
  }
  return rememberShort(start, length, key, hash);
}

function rememberShort(start: usize, length: usize, key: v128, hash: u32): u32 {
  const tokens = countBytePairs(start, start + length);
  if (isCrowded(shortBuckets, shortMask, hash, shortUsed)) {
    splitBuckets(shortBuckets, shortMask + 1, true);
    shortMask = shortMask * 2 + 1;
  }
  const slot = slotToFill(shortBuckets, shortMask, hash);
  v128.store(slot, key);
  store<u8>(slot, ((<u32>length) << 4) | tokens, 15);
  shortUsed++;
  return tokens;
}

/** What a short slot holds of a pretoken, with the count 0. */
function shortKey(start: usize, length: usize): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const within = i8x16.gt_s(i8x16.splat(<i8>length), places);
  return i8x16.replace_lane(v128.and(v128.load(start), within), 15, <i8>(length << 4));
}

function withoutCount(slot: v128): v128 {
  return v128.and(slot, i64x2(-1, ~((<i64>COUNT_MASK) << 56)));
}

function shortHash(key: v128): u64 {
  return i64x2.extract_lane(key, 0) ^ (i64x2.extract_lane(key, 1) * 0xbf58476d1ce4e5b9);
}

function countLong(start: usize, length: usize): u32 {
  const key = longKey(start, length);
  const hash = bucketHash(key);
  const bucket = longBuckets + ((<usize>(hash & longMask)) << BUCKET_SHIFT);
  for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += SLOT_BYTES) {
    if (load<u64>(slot) != key || load<u32>(slot, 8) >> 16 != <u32>length) continue;
    if (sameBytes(spellings + load<u32>(slot, 12), start, length)) return load<u16>(slot, 8);
  }
  return rememberLong(start, length, key, hash);
}

function rememberLong(start: usize, length: usize, key: u64, hash: u32): u32 {
  const tokens = countBytePairs(start, start + length);
  if (spelledBytes + length > MAXIMUM_STORE_BYTES) {
    memory.fill(longBuckets, 0, (<usize>(longMask + 1)) << BUCKET_SHIFT);
    spelledBytes = longUsed = 0;
  }
  if (isCrowded(longBuckets, longMask, hash, longUsed)) {
    splitBuckets(longBuckets, longMask + 1, false);
    longMask = longMask * 2 + 1;
  }
  const slot = slotToFill(longBuckets, longMask, hash);
  memory.copy(spellings + spelledBytes, start, length);
  store<u64>(slot, key);
  store<u32>(slot, ((<u32>length) << 16) | tokens, 8);
  store<u32>(slot, <u32>spelledBytes, 12);
  spelledBytes += length;
  longUsed++;
  return tokens;
}

/** A hash of 8 bytes or more. */
function longKey(start: usize, length: usize): u64 {
  const last = start + length - 8;
  let key: u64 = length;
  for (let at = start; at < last; at += 8) {
    key = (key ^ load<u64>(at)) * 0x9e3779b97f4a7c15;
    key ^= key >> 29;
  }
  key = (key ^ load<u64>(last)) * 0xbf58476d1ce4e5b9;
  return key;
}

/**
 * 24 bits: the low ones choose the bucket, the high ones the slot to replace. A product's bits depend on no higher ones
 * of its factors, hence the fold: without it, pretokens that differ in their last bytes alone would share a bucket.
 */
function bucketHash(key: u64): u32 {
  return <u32>(((key ^ (key >> 32)) * 0x9e3779b97f4a7c15) >> 40);
}

/** Whether a table should grow before it takes one more: the bucket is full although the table is not nearly. */
function isCrowded(buckets: usize, mask: u32, hash: u32, used: u32): bool {
  const slots = (mask + 1) * <u32>(BUCKET_BYTES / SLOT_BYTES);
  if (used * 4 < slots || mask + 1 == MAXIMUM_BUCKETS) return false;
  return load<u64>(slotToFill(buckets, mask, hash), 8) != 0;
}

/** The first free slot of a hash's bucket; when it is full, one that the hash picks. */
function slotToFill(buckets: usize, mask: u32, hash: u32): usize {
  const bucket = buckets + ((<usize>(hash & mask)) << BUCKET_SHIFT);
  for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += SLOT_BYTES) {
    if (!load<u64>(slot, 8)) return slot;
  }
  return bucket + ((<usize>(hash >> 20) * SLOT_BYTES) & (BUCKET_BYTES - 1));
}

/** Doubles a table in place: what belongs in a bucket's new twin moves there. */
function splitBuckets(buckets: usize, count: u32, short: bool): void {
  for (let index: u32 = 0; index < count; index++) {
    const bucket = buckets + ((<usize>index) << BUCKET_SHIFT);
    let moved = bucket + ((<usize>count) << BUCKET_SHIFT);
    for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += SLOT_BYTES) {
      if (!load<u64>(slot, 8)) continue;
      const key = short ? shortHash(withoutCount(v128.load(slot))) : load<u64>(slot);
      if (!(bucketHash(key) & count)) continue;
      v128.store(moved, v128.load(slot));
      v128.store(slot, i64x2.splat(0));
      moved += SLOT_BYTES;
    }
  }
}
