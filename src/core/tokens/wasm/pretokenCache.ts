/** Remembers the counts of pretokens: see ../pretokenCache.ts. Here eight short keys are compared at once. */
import { countBytePairs } from './bytePairs';
import { allocate, sameBytes } from './memory';

const SHORT_BYTES: usize = 7;
const LONG_BYTES: usize = 512;
const INITIAL_BUCKETS: u32 = 1 << 10;
const MAXIMUM_BUCKETS: u32 = 1 << 18;
const MAXIMUM_STORE_BYTES: usize = 1 << 24;

/** A bucket is a cache line: eight short slots or four long ones. A free slot begins with eight zeros. */
const BUCKET_BYTES: usize = 64;
const BUCKET_SHIFT: usize = 6;
/** The bytes of the pretoken in the high bytes of a u64, then 4 bits of length, then 4 bits of count. */
const SHORT_SLOT_BYTES: usize = 8;
/** u64 hash of the pretoken, u32 length × 65536 + count, u32 place in the store. */
const LONG_SLOT_BYTES: usize = 16;

let shortBuckets: usize = 0;
let shortMask: u32 = INITIAL_BUCKETS - 1;
let shortUsed: u32 = 0;
let longBuckets: usize = 0;
let longMask: u32 = INITIAL_BUCKETS - 1;
let longUsed: u32 = 0;
let spellings: usize = 0;
let spelledBytes: usize = 0;

export function buildCache(): void {
  shortBuckets = allocate((<usize>MAXIMUM_BUCKETS) << BUCKET_SHIFT);
  longBuckets = allocate((<usize>MAXIMUM_BUCKETS) << BUCKET_SHIFT);
  spellings = allocate(MAXIMUM_STORE_BYTES);
}

/** The number of tokens of a pretoken. */
export function countPretoken(start: usize, end: usize): u32 {
  const length = end - start;
  if (length <= SHORT_BYTES) return countShort(start, length);
  if (length <= LONG_BYTES) return countLong(start, length);
  return countBytePairs(start, end);
}

function countShort(start: usize, length: usize): u32 {
  const key = (load<u64>(start) << ((8 - length) << 3)) | (length << 4);
  const hash = bucketHash(key);
  const known = findShort(shortBuckets + ((<usize>(hash & shortMask)) << BUCKET_SHIFT), key);
  return known ? known : rememberShort(start, length, key, hash);
}

/** The count in the slot of a bucket that has the key; 0 when none has. */
function findShort(bucket: usize, key: u64): u32 {
  const keys = i64x2.splat(key);
  const found = v128.or(
    v128.or(matching(v128.load(bucket), keys), matching(v128.load(bucket, 16), keys)),
    v128.or(matching(v128.load(bucket, 32), keys), matching(v128.load(bucket, 48), keys)),
  );
  return (<u32>(i64x2.extract_lane(found, 0) | i64x2.extract_lane(found, 1))) & 15;
}

/** Those of two slots that have the key; zero for the others. */
function matching(slots: v128, keys: v128): v128 {
  return v128.and(slots, i64x2.eq(v128.and(slots, i64x2.splat(~15)), keys));
}

function rememberShort(start: usize, length: usize, key: u64, hash: u32): u32 {
  const tokens = countBytePairs(start, start + length);
  if (isCrowded(shortBuckets, shortMask, hash, SHORT_SLOT_BYTES, shortUsed)) {
    splitBuckets(shortBuckets, shortMask + 1, SHORT_SLOT_BYTES);
    shortMask = shortMask * 2 + 1;
  }
  store<u64>(slotToFill(shortBuckets, shortMask, hash, SHORT_SLOT_BYTES), key | tokens);
  shortUsed++;
  return tokens;
}

function countLong(start: usize, length: usize): u32 {
  const key = longKey(start, length);
  const hash = bucketHash(key);
  const bucket = longBuckets + ((<usize>(hash & longMask)) << BUCKET_SHIFT);
  for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += LONG_SLOT_BYTES) {
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
  if (isCrowded(longBuckets, longMask, hash, LONG_SLOT_BYTES, longUsed)) {
    splitBuckets(longBuckets, longMask + 1, LONG_SLOT_BYTES);
    longMask = longMask * 2 + 1;
  }
  const slot = slotToFill(longBuckets, longMask, hash, LONG_SLOT_BYTES);
  memory.copy(spellings + spelledBytes, start, length);
  store<u64>(slot, key);
  store<u32>(slot, ((<u32>length) << 16) | tokens, 8);
  store<u32>(slot, <u32>spelledBytes, 12);
  spelledBytes += length;
  longUsed++;
  return tokens;
}

/** A hash of 8 bytes or more, never zero. */
function longKey(start: usize, length: usize): u64 {
  const last = start + length - 8;
  let key: u64 = length;
  for (let at = start; at < last; at += 8) {
    key = (key ^ load<u64>(at)) * 0x9e3779b97f4a7c15;
    key ^= key >> 29;
  }
  key = (key ^ load<u64>(last)) * 0xbf58476d1ce4e5b9;
  return key | 1;
}

/**
 * 24 bits: the low ones choose the bucket, the high ones the slot to replace. A product's bits depend on no higher ones
 * of its factors, hence the fold: without it, pretokens that differ in their last bytes alone would share a bucket.
 */
function bucketHash(key: u64): u32 {
  return <u32>(((key ^ (key >> 32)) * 0x9e3779b97f4a7c15) >> 40);
}

/** Whether a table should grow before it takes one more: the bucket is full although the table is not nearly. */
function isCrowded(buckets: usize, mask: u32, hash: u32, slotBytes: usize, used: u32): bool {
  const slots = (mask + 1) * <u32>(BUCKET_BYTES / slotBytes);
  if (used * 4 < slots || mask + 1 == MAXIMUM_BUCKETS) return false;
  return load<u64>(slotToFill(buckets, mask, hash, slotBytes)) != 0;
}

/** The first free slot of a hash's bucket; when it is full, one that the hash picks. */
function slotToFill(buckets: usize, mask: u32, hash: u32, slotBytes: usize): usize {
  const bucket = buckets + ((<usize>(hash & mask)) << BUCKET_SHIFT);
  for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += slotBytes) {
    if (!load<u64>(slot)) return slot;
  }
  return bucket + ((<usize>(hash >> 20) * slotBytes) & (BUCKET_BYTES - 1));
}

/** Doubles a table in place: what belongs in a bucket's new twin moves there. */
function splitBuckets(buckets: usize, count: u32, slotBytes: usize): void {
  for (let index: u32 = 0; index < count; index++) {
    const bucket = buckets + ((<usize>index) << BUCKET_SHIFT);
    let moved = bucket + ((<usize>count) << BUCKET_SHIFT);
    for (let slot = bucket; slot < bucket + BUCKET_BYTES; slot += slotBytes) {
      const key = load<u64>(slot);
      if (!key || !(bucketHash(slotBytes == SHORT_SLOT_BYTES ? key & ~15 : key) & count)) continue;
      memory.copy(moved, slot, slotBytes);
      memory.fill(slot, 0, slotBytes);
      moved += slotBytes;
    }
  }
}
