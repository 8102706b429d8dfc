/** Counts the letters of each script: see ../script.ts. Here 16 bytes at a time. */
import { allocate } from './memory';
import { splat } from './splat';

/** Where the counts are put: Latin, ideographs, kana, others, u32 each. */
let counts: usize = 0;

export function reserveLetters(): void {
  counts = allocate(16);
}

/** Counts the letters of well-formed UTF-8; what is read past its end must be 0xff. Returns where the counts are. */
export function countLettersBetween(start: usize, end: usize): usize {
  let latin: u32 = 0;
  let ideographs: u32 = 0;
  let kana: u32 = 0;
  let other: u32 = 0;
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    latin += among(v128.or(bytes, splat(0x20)), 0x61, 26);
    if (!i8x16.bitmask(bytes)) continue;
    const following = v128.load(at, 1);
    const threes = i8x16.eq(bytes, splat(0xe3));
    const kanas = v128.and(threes, i8x16.lt_u(i8x16.sub(following, splat(0x81)), splat(3)));
    const rares = v128.and(threes, i8x16.ge_u(following, splat(0x90)));
    latin += among(bytes, 0xc3, 7);
    other += among(bytes, 0xca, 24) + among(bytes, 0xea, 4);
    kana += popcnt(i8x16.bitmask(kanas));
    ideographs += among(bytes, 0xe4, 6) + popcnt(i8x16.bitmask(rares));
  }
  store<u32>(counts, latin);
  store<u32>(counts, ideographs, 4);
  store<u32>(counts, kana, 8);
  store<u32>(counts, other, 12);
  return counts;
}

/** How many of 16 bytes are among so many values from `first` on. */
function among(bytes: v128, first: u32, values: u32): u32 {
  const above = i8x16.sub(bytes, splat(first));
  return popcnt(i8x16.bitmask(i8x16.lt_u(above, splat(values))));
}
