import type { FileSecrets } from '../../core/corpus/scan';
import { findSecrets, type SecretPlace } from '../../core/corpus/secrets';

/** Read so many at a time: a string can hold half a gigabyte at most, a file more. */
const windowBytes = 4_000_000;
const mostPlaces = 50;
const lineFeed = 0x0a;

/** A string with one character for each byte; those beyond ASCII may be any that is no white space. */
export type CharacterPerByte = (bytes: Uint8Array) => string;

/** For any host; Node's `Buffer` does it some ten times faster. */
const decodeCharacters: CharacterPerByte = (bytes) => new TextDecoder('windows-1252').decode(bytes);

/**
 * What looks like secrets in the bytes of a text; undefined where nothing does. A line longer than the window is
 * searched in parts, so that what lies across two of them is missed.
 */
export function locateSecrets(
  bytes: Uint8Array,
  charactersOf: CharacterPerByte = decodeCharacters,
): FileSecrets | undefined {
  const places: SecretPlace[] = [];
  let count = 0;
  let line = 1;
  for (let start = 0; start < bytes.length;) {
    const end = windowEnd(bytes, start);
    const found = findSecrets(charactersOf(bytes.subarray(start, end)), line);
    count += found.length;
    places.push(...found.slice(0, mostPlaces - places.length));
    // Only a longer file than one window has lines to carry on.
    if (end < bytes.length) line += countLines(bytes, start, end);
    start = end;
  }
  return count === 0 ? undefined : { count, places };
}

/** After the last line that ends within the window. */
function windowEnd(bytes: Uint8Array, start: number): number {
  const end = start + windowBytes;
  if (end >= bytes.length) return bytes.length;
  const lineEnd = bytes.lastIndexOf(lineFeed, end - 1);
  return lineEnd >= start ? lineEnd + 1 : end;
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (
    let at = bytes.indexOf(lineFeed, start);
    at !== -1 && at < end;
    at = bytes.indexOf(lineFeed, at + 1)
  ) {
    lines += 1;
  }
  return lines;
}
