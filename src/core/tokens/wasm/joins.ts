/**
 * Tells where a pretoken may be split without changing its tokens: between two characters that no token holds next to
 * each other. No merge reaches across such a place, so what lies on either side is encoded as if it stood alone. Only
 * characters of three bytes are looked at: scripts written without blanks consist of them, and have pretokens as long as
 * a clause, hardly two of them the same.
 */
import { allocate } from './memory';

const HASH_BITS: u32 = 18;
const CONTINUATIONS: u32 = 64;

/** One bit per hash of four bytes: the last two of a character and the first two of the next one in some token. */
let joined: usize = 0;

export function reserveJoins(): void {
  joined = allocate(1 << (HASH_BITS - 3));
}

/** Whether what meets at a place between two characters of three bytes is encoded independently. */
export function isSafeSplit(at: usize): bool {
  const bytes = load<u32>(at - 2);
  // In text that is not well-formed, others may be there.
  if ((bytes & 0xc000c0c0) != 0x80008080) return false;
  const hash = joinHash(bytes);
  return !(((<u32>load<u8>(joined + (hash >> 3))) >> (hash & 7)) & 1);
}

/** Whether a byte begins a character of three bytes. */
export function isWide(byte: u32): bool {
  return (byte & 0xf0) == 0xe0;
}

/**
 * Takes in what the tokens of a trie hold next to each other, node by node.
 * @param spelled the last four bytes of the node, the very last one lowest; zeros where it has fewer
 */
export function markJoins(spelled: u32, isToken: bool): void {
  const last = spelled & 0xff;
  const second = (spelled >> 8) & 0xff;
  if (isWide(second) && isContinuation((spelled >> 16) & 0xff)) markNext(spelled >> 8, last);
  if (!isToken || !isWide(last) || !isContinuation(second)) return;
  // A token that ends within a character meets whatever completes it.
  for (let next: u32 = 0; next < CONTINUATIONS; next++) markNext(spelled, 0x80 | next);
}

/** @param spelled as above, the last one being the first byte of a character @param next the byte that follows */
function markNext(spelled: u32, next: u32): void {
  const last = spelled & 0xff;
  const second = (spelled >> 8) & 0xff;
  const third = (spelled >> 16) & 0xff;
  const following = (second << 8) | (last << 16) | (next << 24);
  if (third) {
    mark(third | following);
    return;
  }
  // So does one that begins within a character.
  for (let any: u32 = 0; any < CONTINUATIONS; any++) mark(0x80 | any | following);
}

function mark(bytes: u32): void {
  const hash = joinHash(bytes);
  const at = joined + (hash >> 3);
  store<u8>(at, load<u8>(at) | (<u8>((<u32>1) << (hash & 7))));
}

function isContinuation(byte: u32): bool {
  return (byte & 0xc0) == 0x80;
}

function joinHash(bytes: u32): u32 {
  return (bytes * 0x9e3779b1) >> (32 - HASH_BITS);
}
