/** All tokens in a trie: see ../tokenTrie.ts. Here common three-byte characters are one step. */
import { allocate, giveBack, mark, sameBytes } from './memory';

const SLOTS_PER_TOKEN: u32 = 5;
const BYTE_TOKENS: u32 = 256;
/** Set in the node that an edge leads to when no edge leads on from there. */
const LEAF: u32 = 1 << 31;
const NO_EDGE: u32 = 0xffffffff;
/** Shorter repetitions are not worth looking for. */
const REPEATED_BYTES: usize = 16;

export let tokenCount: u32 = 0;
/** u8 per token. */
let lengths: usize = 0;
/** i32 per token. */
let prefixes: usize = 0;
/** u64 per slot: the edge (node × 256 + byte + 1) in the low half, the node it leads to in the high half; 0 when free. */
let edges: usize = 0;
let edgeMask: u32 = 0;
/** u32 per byte. */
let tokenOfByte: usize = 0;
/** u32 per code point of three bytes in UTF-8: the token that spells it, plus one; 0 when none does. */
let tokenOfCharacter: usize = 0;

/** The latest search that read many bytes: where it began, how many it read, what it found. */
let searchStart: usize = 0;
let searchBytes: usize = 0;
let searchResult: u32 = 0;

export function lengthOf(token: u32): usize {
  return load<u8>(lengths + token);
}

export function longestPrefix(token: u32): i32 {
  return load<i32>(prefixes + ((<usize>token) << 2));
}

/** Forgets the latest search: to be called whenever other text may have taken its place. */
export function forgetSearch(): void {
  searchBytes = 0;
}

export function longestToken(start: usize, end: usize): u32 {
  // Runs like a long line of dashes make every search read the same bytes: then it finds the same token.
  if (searchBytes && start + searchBytes <= end && sameBytes(searchStart, start, searchBytes))
    return searchResult;
  const lead: u32 = load<u8>(start);
  let at = start + 1;
  let node = load<u32>(tokenOfByte + (lead << 2));
  if (lead >> 4 == 0xe && start + 3 <= end && (load<u16>(start, 1) & 0xc0c0) == 0x8080) {
    const token = load<u32>(characterEntry(start));
    if (token) {
      node = token - 1;
      at = start + 3;
    }
  }
  let longest = node;
  for (; at < end; at++) {
    const next = child(node, load<u8>(at));
    if (next == NO_EDGE) break;
    node = next & ~LEAF;
    if (node < tokenCount) longest = node;
    if (next & LEAF) break;
  }
  if (at < end && at + 1 - start >= REPEATED_BYTES) {
    searchStart = start;
    searchBytes = at + 1 - start;
    searchResult = longest;
  }
  return longest;
}

/** Where `tokenOfCharacter` has the three-byte character at a place. */
function characterEntry(at: usize): usize {
  const high = (<usize>(load<u8>(at) & 0x0f)) << 12;
  return (
    tokenOfCharacter +
    ((high | ((<usize>(load<u8>(at, 1) & 0x3f)) << 6) | (load<u8>(at, 2) & 0x3f)) << 2)
  );
}

function child(node: u32, byte: u32): u32 {
  const key = ((node << 8) | byte) + 1;
  let index = edgeHash(key) & edgeMask;
  while (true) {
    const edge = load<u64>(edges + ((<usize>index) << 3));
    if (<u32>edge == key) return <u32>(edge >> 32);
    if (!edge) return NO_EDGE;
    index = (index + 1) & edgeMask;
  }
}

function addEdge(node: u32, byte: u32, target: u32): void {
  const key = ((node << 8) | byte) + 1;
  let index = edgeHash(key) & edgeMask;
  while (load<u64>(edges + ((<usize>index) << 3))) index = (index + 1) & edgeMask;
  store<u64>(edges + ((<usize>index) << 3), ((<u64>target) << 32) | key);
}

function edgeHash(key: u32): u32 {
  const mixed = key * 0x9e3779b1;
  return mixed ^ (mixed >> 15);
}

/** Builds the trie from the byte of each of the first 256 tokens and the left and right part of each token (u32). */
export function buildTrie(tokens: u32, tokenBytes: usize, left: usize, right: usize): void {
  tokenCount = tokens;
  lengths = allocate(tokenCount);
  prefixes = allocate((<usize>tokenCount) << 2);
  let slots: u32 = 1;
  while (slots < tokenCount * SLOTS_PER_TOKEN) slots <<= 1;
  edges = allocate((<usize>slots) << 3);
  edgeMask = slots - 1;
  tokenOfByte = allocate(BYTE_TOKENS << 2);
  tokenOfCharacter = allocate(0x10000 << 2);

  const marked = mark();
  const offsets = allocate((<usize>(tokenCount + 1)) << 2);
  const spelled = spellTokens(tokenBytes, left, right, offsets);
  const sorted = sortByLength();
  let nodes = tokenCount;
  for (let index: u32 = 0; index < tokenCount; index++) {
    const token = at32(sorted, index);
    const start = spelled + at32(offsets, token);
    if (token < BYTE_TOKENS) {
      store<u32>(tokenOfByte + ((<usize>load<u8>(start)) << 2), token);
      store<i32>(prefixes + (token << 2), -1);
      continue;
    }
    const last = start + lengthOf(token) - 1;
    let node = at32(left, token);
    let prefix = node;
    for (let at = start + lengthOf(node); at < last; at++) {
      let next = child(node, load<u8>(at));
      if (next == NO_EDGE) {
        next = nodes++;
        addEdge(node, load<u8>(at), next);
      }
      node = next;
      if (node < tokenCount) prefix = node;
    }
    addEdge(node, load<u8>(last), token);
    store<u32>(prefixes + (token << 2), prefix);
    if (lengthOf(token) == 3 && load<u8>(start) >> 4 == 0xe)
      store<u32>(characterEntry(start), token + 1);
  }
  markLeaves(nodes);
  giveBack(marked);
}

/** Sets `lengths` and `offsets` and returns the bytes of all tokens, one after another. */
function spellTokens(tokenBytes: usize, left: usize, right: usize, offsets: usize): usize {
  let bytes: usize = 0;
  for (let token: u32 = 0; token < tokenCount; token++) {
    let length: usize = 1;
    if (token >= BYTE_TOKENS) length = lengthOf(at32(left, token)) + lengthOf(at32(right, token));
    store<u8>(lengths + token, <u8>length);
    store<u32>(offsets + ((<usize>token) << 2), <u32>bytes);
    bytes += length;
  }
  const spelled = allocate(bytes);
  memory.copy(spelled, tokenBytes, BYTE_TOKENS);
  for (let token = BYTE_TOKENS; token < tokenCount; token++) {
    const at = spelled + at32(offsets, token);
    const first = at32(left, token);
    const second = at32(right, token);
    memory.copy(at, spelled + at32(offsets, first), lengthOf(first));
    memory.copy(at + lengthOf(first), spelled + at32(offsets, second), lengthOf(second));
  }
  return spelled;
}

/** The tokens in order of their length, u32 each. */
function sortByLength(): usize {
  const next = allocate(257 << 2);
  memory.fill(next, 0, 257 << 2);
  for (let token: u32 = 0; token < tokenCount; token++) {
    const counter = next + ((lengthOf(token) + 1) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  for (let length: u32 = 1; length < 257; length++) {
    store<u32>(next + (length << 2), at32(next, length) + at32(next, length - 1));
  }
  const sorted = allocate((<usize>tokenCount) << 2);
  for (let token: u32 = 0; token < tokenCount; token++) {
    const place = next + (lengthOf(token) << 2);
    store<u32>(sorted + ((<usize>load<u32>(place)) << 2), token);
    store<u32>(place, load<u32>(place) + 1);
  }
  return sorted;
}

/** Marks the edges that lead to a node without edges. */
function markLeaves(nodes: u32): void {
  const leadsOn = allocate(nodes);
  memory.fill(leadsOn, 0, nodes);
  const end = edges + ((<usize>(edgeMask + 1)) << 3);
  for (let slot = edges; slot < end; slot += 8) {
    if (load<u64>(slot)) store<u8>(leadsOn + ((load<u32>(slot) - 1) >> 8), 1);
  }
  for (let slot = edges; slot < end; slot += 8) {
    const node = load<u32>(slot, 4);
    if (load<u64>(slot) && !load<u8>(leadsOn + node)) store<u32>(slot, node | LEAF, 4);
  }
}

function at32(table: usize, index: u32): u32 {
  return load<u32>(table + ((<usize>index) << 2));
}
