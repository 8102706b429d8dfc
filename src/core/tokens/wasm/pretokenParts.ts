/**
 * Counts a pretoken part by part where it may be split: see joins.ts. The parts are words of a few characters, which come
 * again and again where the whole hardly ever does.
 */
import { isSafeSplit, isWide } from './joins';
import { countCharacter, countRemembered } from './pretokenCache';

/** The number of tokens of a pretoken. */
export function countPretoken(start: usize, end: usize): u32 {
  return isWide(load<u8>(end - 3)) && end > start + 3
    ? countParts(start, end)
    : countRemembered(start, end);
}

function countParts(start: usize, end: usize): u32 {
  let tokens: u32 = 0;
  let part = start;
  let followsWide = false;
  for (let at = start; at < end;) {
    const lead: u32 = load<u8>(at);
    const wide = isWide(lead);
    if (wide && followsWide && isSafeSplit(at)) {
      tokens += countPart(part, at);
      part = at;
    }
    followsWide = wide;
    at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  }
  return tokens + countPart(part, end);
}

function countPart(start: usize, end: usize): u32 {
  return end - start == 3 && isWideCharacter(load<u32>(start))
    ? countCharacter(start)
    : countRemembered(start, end);
}

/** Whether bytes begin with a whole character of three: in text that is not well-formed, it may be cut short. */
function isWideCharacter(bytes: u32): bool {
  return (bytes & 0xc0c0f0) == 0x8080e0;
}
