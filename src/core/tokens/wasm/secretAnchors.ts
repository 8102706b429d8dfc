/**
 * Tells texts that hold nothing like a secret, which are most, from those worth a search: see ../../corpus/secrets.ts.
 * Each shape there has an anchor here, a few characters that it cannot do without.
 */

import { splat } from './splat';

/** What an address is searched for its password in: `://`, a user of up to 256 characters, `:`, as many, `@`. */
const ADDRESS_BYTES: usize = 520;
const KEY_BYTES: usize = 20;

/** False only where no shape of a secret can match. What is read up to 32 bytes past the end must be 0xff. */
export function mayHoldSecretBetween(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 16) {
    let hits = anchorsAt(at);
    while (hits) {
      const place = at + ctz(hits);
      if (isAnchored(place, start, end)) return true;
      hits &= hits - 1;
    }
  }
  return false;
}

/** Which of 16 places may begin an anchor, a bit each. */
function anchorsAt(at: usize): u32 {
  const first = v128.load(at);
  const second = v128.load(at, 1);
  const third = v128.load(at, 2);
  let hits = v128.and(is(first, 0x2d), is(second, 0x42)); // -B
  hits = v128.or(hits, v128.and(is(first, 0x49), is(second, 0x41))); // IA
  hits = v128.or(hits, v128.and(is(first, 0x79), is(second, 0x4a))); // yJ
  hits = v128.or(
    hits,
    v128.and(v128.and(is(first, 0x67), is(second, 0x68)), is(v128.load(at, 3), 0x5f)),
  ); // gh?_
  hits = v128.or(hits, v128.and(v128.and(is(first, 0x62), is(second, 0x5f)), is(third, 0x70))); // b_p
  hits = v128.or(hits, v128.and(v128.and(is(first, 0x73), is(second, 0x6b)), is(third, 0x2d))); // sk-
  hits = v128.or(hits, v128.and(v128.and(is(first, 0x78), is(second, 0x6f)), is(third, 0x78))); // xox
  hits = v128.or(hits, v128.and(v128.and(is(first, 0x3a), is(second, 0x2f)), is(third, 0x2f))); // ://
  hits = v128.or(hits, is(first, 0x3b)); // ;
  return i8x16.bitmask(hits);
}

function is(bytes: v128, byte: u32): v128 {
  return i8x16.eq(bytes, splat(byte));
}

function isAnchored(at: usize, start: usize, end: usize): bool {
  const before: u32 = at > start ? load<u8>(at - 1) : 0;
  switch (load<u8>(at)) {
    case 0x2d: // -----BEGIN
      return before == 0x2d;
    case 0x49: // AKIA, ASIA
      return before == 0x4b || before == 0x53;
    case 0x79: // eyJ
      return before == 0x65;
    case 0x73: // sk-
      return !isOfKey(before) && keyEnd(at, end) >= at + KEY_BYTES;
    case 0x3a: // ://
      return holdsPassword(at + 3, min(end, at + ADDRESS_BYTES));
    case 0x3b: // ; password
      return namesPassword(at + 1, end);
    default: // gh?_, github_pat_, xox
      return true;
  }
}

/** `[\w-]` */
function isOfKey(byte: u32): bool {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte == 0x2d ||
    byte == 0x5f
  );
}

function keyEnd(start: usize, end: usize): usize {
  let at = start;
  while (at < end && at < start + KEY_BYTES && isOfKey(load<u8>(at))) at++;
  return at;
}

/** Whether an at sign comes before what ends an address. */
function holdsPassword(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte == 0x40) return true;
    if (
      byte <= 0x20 ||
      byte == 0x2f ||
      byte == 0x22 ||
      byte == 0x27 ||
      byte == 0x3c ||
      byte == 0x3e
    )
      return false;
  }
  return false;
}

/** Whether `pas` or `pw` follows, after blanks. */
function namesPassword(start: usize, end: usize): bool {
  let at = start;
  while (at < end && (load<u8>(at) == 0x20 || load<u8>(at) == 0x09)) at++;
  if ((load<u8>(at) | 0x20) != 0x70) return false;
  const next: u32 = load<u8>(at, 1);
  return next == 0x77 || (next == 0x61 && load<u8>(at, 2) == 0x73);
}
