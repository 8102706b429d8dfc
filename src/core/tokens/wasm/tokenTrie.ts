/** All tokens in a trie: see ../tokenTrie.ts. Here a slot is one u64, and a search reads one of them per byte. */
import { markJoins } from './joins';
import { allocate, growTo, sameBytes } from './memory';

const SLOT_BITS: u64 = 19;
const MAXIMUM_SLOTS: u32 = 1 << 19;
const SLOT_MASK: u64 = MAXIMUM_SLOTS - 1;
const ROOT_CHILDREN: u32 = 256;
/** How many slots there are. */
export const TRIE_SLOTS: usize = MAXIMUM_SLOTS + ROOT_CHILDREN;
const NO_TOKEN: u32 = 0;
const SINGLE_BYTE: u32 = 255;
const MAXIMUM_TOKEN_BYTES: usize = 254;
const FUTILE_SLOTS: u32 = 64;
/** Shorter repetitions are not worth looking for. */
const REPEATED_BYTES: usize = 16;

/** From the lowest bit: 19 bits parent, 19 bits base, 18 bits rank + 1, 8 bits length of the left part. */
const RANK_SHIFT: u64 = SLOT_BITS * 2;
const RANK_MASK: u64 = (1 << 18) - 1;
const LEFT_SHIFT: u64 = 56;

/** u64 per slot. */
let slots: usize = 0;
/** u32 per byte read: the slots that the latest search passed. */
let path: usize = 0;

/** The latest search that read many bytes: where it began, how many it read, how long the token is that it found. */
let searchStart: usize = 0;
let searchBytes: usize = 0;
let searchLength: usize = 0;

function slotAt(slot: u32): u64 {
  return load<u64>(slots + ((<usize>slot) << 3));
}

/** The rank, plus one, of the token that a slot spells; 0 where it spells none. */
export function rankOf(slot: u32): u32 {
  return <u32>((slotAt(slot) >> RANK_SHIFT) & RANK_MASK);
}

export function leftLengthOf(slot: u32): usize {
  return <usize>(slotAt(slot) >> LEFT_SHIFT);
}

/** The slot that the latest search passed when it had read so many bytes. */
export function passed(length: usize): u32 {
  return load<u32>(path + (length << 2));
}

/** Forgets the latest search: to be called whenever other text may have taken its place. */
export function forgetSearch(): void {
  searchBytes = 0;
}

export function longestToken(start: usize, end: usize): usize {
  // Runs like a long line of dashes make every search read the same bytes: then it finds the same token.
  if (searchBytes && start + searchBytes <= end && sameBytes(searchStart, start, searchBytes))
    return searchLength;
  let slot: u32 = 0;
  let entry = slotAt(0);
  let longest: usize = 0;
  let at = start;
  while (at < end) {
    const child = childOf(entry, load<u8>(at));
    entry = slotAt(child);
    if ((entry & SLOT_MASK) != slot) break;
    slot = child;
    at++;
    store<u32>(path + ((at - start) << 2), slot);
    if ((entry >> RANK_SHIFT) & RANK_MASK) longest = at - start;
  }
  searchBytes = at < end && at + 1 - start >= REPEATED_BYTES ? at + 1 - start : 0;
  searchStart = start;
  searchLength = longest;
  return longest;
}

export function shorterToken(length: usize): usize {
  let shorter = length - 1;
  while (shorter > 0 && !rankOf(passed(shorter))) shorter--;
  return shorter;
}

/** The slot of the bytes that follow a node; `u32.MAX_VALUE` where the trie does not have them. */
export function descend(slot: u32, start: usize, end: usize): u32 {
  let entry = slotAt(slot);
  for (let at = start; at < end; at++) {
    const child = childOf(entry, load<u8>(at));
    entry = slotAt(child);
    if ((entry & SLOT_MASK) != slot) return u32.MAX_VALUE;
    slot = child;
  }
  return slot;
}

/** Where the child of a slot by a byte is, if there is one. */
function childOf(entry: u64, byte: u32): u32 {
  return <u32>((entry >> SLOT_BITS) & SLOT_MASK) + byte;
}

export function reserveTrie(): void {
  slots = allocate(TRIE_SLOTS << 3);
  path = allocate((MAXIMUM_TOKEN_BYTES + 1) << 2);
}

/** u8 per slot, while the trie is built: 1 when taken. */
let taken: usize = 0;
/** No slot before is free. */
let first: u32 = 1;
/** Where the search for room for two or more begins. */
let roomy: u32 = 1;

/**
 * Builds the trie from what a vocabulary file holds: per node but the root its number of children, its byte, the
 * length of its left part; then the ranks in three planes. `scratch` is memory that is free to be used.
 */
export function buildTrie(serialized: usize, nodes: u32, tokens: u32, scratch: usize): void {
  const childCounts = serialized;
  const bytes = childCounts + (nodes - 1);
  const leftLengths = bytes + (nodes - 1);
  const ranks = leftLengths + (nodes - 1);
  taken = scratch;
  const pending = taken + TRIE_SLOTS;
  growTo(pending + ((<usize>nodes) << 3));
  memory.fill(taken, 0, TRIE_SLOTS);
  let top = pending;
  let child: usize = 0;
  let token: usize = 0;
  for (let node: u32 = 0; node < nodes; node++) {
    let slot: u32 = 0;
    let spelled: u32 = 0;
    let count = ROOT_CHILDREN;
    if (node) {
      top -= 8;
      slot = load<u32>(top);
      spelled = load<u32>(top, 4);
      count = load<u8>(childCounts + node - 1);
      if (!count) continue;
    }
    const family = bytes + child;
    const base = count == 1 ? placeOne(load<u8>(family)) : placeSeveral(family, count);
    store<u64>(slots + ((<usize>slot) << 3), slotAt(slot) | ((<u64>base) << SLOT_BITS));
    const familyTop = top + ((<usize>count) << 3);
    for (let index: usize = 0; index < count; index++) {
      const byte: u32 = load<u8>(family + index);
      const placed = base + byte;
      if (placed >= MAXIMUM_SLOTS) unreachable();
      const leftLength: u32 = load<u8>(leftLengths + child + index);
      let entry: u64 = slot;
      if (leftLength != NO_TOKEN)
        entry |= (<u64>(rankAt(ranks + token++, tokens) + 1)) << RANK_SHIFT;
      if (leftLength != SINGLE_BYTE) entry |= (<u64>leftLength) << LEFT_SHIFT;
      store<u64>(slots + ((<usize>placed) << 3), entry);
      store<u8>(taken + placed, 1);
      const childSpelled = (spelled << 8) | byte;
      if (byte >= 0x80) markJoins(childSpelled, leftLength != NO_TOKEN);
      store<u32>(familyTop - ((index + 1) << 3), placed);
      store<u32>(familyTop - ((index + 1) << 3), childSpelled, 4);
    }
    top = familyTop;
    child += count;
  }
}

function placeOne(byte: u32): u32 {
  passTaken();
  let slot = max(first, byte);
  while (load<u8>(taken + slot)) slot++;
  return slot - byte;
}

function passTaken(): void {
  while (load<u8>(taken + first)) first++;
  while (load<u8>(taken + roomy)) roomy++;
  roomy = max(roomy, first);
}

function placeSeveral(family: usize, count: u32): u32 {
  passTaken();
  const lowest: u32 = load<u8>(family);
  let futile: u32 = 0;
  for (let slot = max(roomy, lowest); slot < MAXIMUM_SLOTS; slot++) {
    if (load<u8>(taken + slot)) continue;
    const base = slot - lowest;
    let index: usize = 1;
    while (index < count && !load<u8>(taken + base + load<u8>(family + index))) index++;
    if (index == count) return base;
    if (++futile % FUTILE_SLOTS == 0) roomy = slot;
  }
  return MAXIMUM_SLOTS;
}

function rankAt(ranks: usize, tokens: u32): u32 {
  return (
    load<u8>(ranks) |
    ((<u32>load<u8>(ranks + tokens)) << 8) |
    ((<u32>load<u8>(ranks + tokens * 2)) << 16)
  );
}
