import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { describeFileError } from './fileError';
import { formatOf } from './format';

/** A file's text as UTF-8, or why there is none. The bytes are valid until the next read. */
export type FileContent =
  | {
      readonly kind: 'text';
      readonly format: string;
      readonly utf8: Uint8Array;
      readonly bytes: number;
    }
  | { readonly kind: 'skipped'; readonly reason: string };

const largestFileBytes = 1_000_000_000;
const sniffedBytes = 8_192;
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/** Reads files one after the other into one buffer that grows with the largest of them. */
export function createFileReader(): (absolutePath: string) => FileContent {
  let buffer = Buffer.allocUnsafeSlow(256 * 1024);
  const utf8 = new TextDecoder('utf-8', { fatal: true });

  const readBytes = (absolutePath: string): Uint8Array | string => {
    const file = openSync(absolutePath, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > largestFileBytes) return 'larger than 1 GB';
      let length = 0;
      for (;;) {
        // One byte more than announced tells a file that grew meanwhile from one that ended.
        if (length === buffer.length || buffer.length <= size) {
          const larger = Buffer.allocUnsafeSlow(Math.max(size + 1, buffer.length * 2));
          buffer.copy(larger, 0, 0, length);
          buffer = larger;
        }
        const read = readSync(file, buffer, length, buffer.length - length, null);
        if (read === 0) return buffer.subarray(0, length);
        length += read;
        if (length > largestFileBytes) return 'larger than 1 GB';
      }
    } finally {
      closeSync(file);
    }
  };

  return (absolutePath) => {
    let bytes: Uint8Array | string;
    try {
      bytes = readBytes(absolutePath);
    } catch (error) {
      return { kind: 'skipped', reason: describeFileError(error) };
    }
    if (typeof bytes === 'string') return { kind: 'skipped', reason: bytes };
    const format = formatOf(absolutePath, bytes);
    if (format.kind === 'skipped') return format;
    if (bytes.subarray(0, sniffedBytes).includes(0)) return { kind: 'skipped', reason: 'binary' };
    try {
      utf8.decode(bytes);
    } catch {
      return { kind: 'skipped', reason: 'not UTF-8 text' };
    }
    // A byte order mark is no part of the text; VS Code drops it too when it opens the file.
    const hasMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
    return {
      kind: 'text',
      format: format.format,
      utf8: hasMark ? bytes.subarray(byteOrderMark.length) : bytes,
      bytes: bytes.length,
    };
  };
}
