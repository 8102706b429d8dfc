import type { FileSecrets } from '../../core/corpus/scan';
import { findSecrets, type SecretPlace } from '../../core/corpus/secrets';

/** Read so many at a time: a string can hold half a gigabyte at most, a file more. */
const windowBytes = 4_000_000;
const mostPlaces = 50;
const lineFeed = 0x0a;

/**
 * What looks like secrets in the bytes of a text; undefined where nothing does. A line longer than the window is
 * searched in parts, so that what lies across two of them is missed.
 */
export function locateSecrets(bytes: Uint8Array): FileSecrets | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: SecretPlace[] = [];
  let count = 0;
  let line = 1;
  for (let start = 0; start < buffer.length;) {
    const end = windowEnd(buffer, start);
    const found = findSecrets(buffer.toString('latin1', start, end), line);
    count += found.length;
    places.push(...found.slice(0, mostPlaces - places.length));
    // Only a longer file than one window has lines to carry on.
    if (end < buffer.length) line += countLines(buffer, start, end);
    start = end;
  }
  return count === 0 ? undefined : { count, places };
}

/** After the last line that ends within the window. */
function windowEnd(buffer: Buffer, start: number): number {
  const end = start + windowBytes;
  if (end >= buffer.length) return buffer.length;
  const lineEnd = buffer.lastIndexOf(lineFeed, end - 1);
  return lineEnd >= start ? lineEnd + 1 : end;
}

function countLines(buffer: Buffer, start: number, end: number): number {
  let lines = 0;
  for (
    let at = buffer.indexOf(lineFeed, start);
    at !== -1 && at < end;
    at = buffer.indexOf(lineFeed, at + 1)
  ) {
    lines += 1;
  }
  return lines;
}
