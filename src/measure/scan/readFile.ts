import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { detectFormat } from '../extract/detectFormat';
import type { PlainFormat } from '../extract/extraction';
import { describeFileError } from './fileError';

/** What a file holds, by its first bytes and its name. */
export type FileContent =
  /** The whole file; the bytes are valid until the next read. */
  | { readonly kind: 'plain'; readonly format: PlainFormat; readonly bytes: Uint8Array }
  /** A document to be unpacked elsewhere. */
  | { readonly kind: 'packed' }
  | { readonly kind: 'skipped'; readonly code: string; readonly reason: string };

const firstReadBytes = 256 * 1024;
const largestFileBytes = 1_000_000_000;
const tooLarge = { kind: 'skipped', code: 'over-limit', reason: 'larger than 1 GB' } as const;

/** Reads files one after the other into one buffer that grows with the largest of them. */
export function createFileReader(): (absolutePath: string) => FileContent {
  let buffer = Buffer.allocUnsafeSlow(firstReadBytes);

  /** Appends what the file still holds, up to the buffer's end or the file's. */
  const fill = (file: number, length: number): number => {
    let end = length;
    for (let read = -1; read !== 0 && end < buffer.length; end += read) {
      read = readSync(file, buffer, end, buffer.length - end, null);
    }
    return end;
  };
  const grow = (bytes: number, length: number): void => {
    const larger = Buffer.allocUnsafeSlow(bytes);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };

  const read = (file: number, absolutePath: string): FileContent => {
    let length = fill(file, 0);
    const detection = detectFormat(buffer.subarray(0, length), absolutePath);
    if (detection.kind === 'skipped') {
      // An empty file is text without tokens: counting it as such hides nothing.
      if (length === 0) return { kind: 'plain', format: 'text', bytes: buffer.subarray(0, 0) };
      return { kind: 'skipped', code: detection.reason.code, reason: detection.reason.sentence };
    }
    if (detection.kind === 'packed') return { kind: 'packed' };
    while (length === buffer.length) {
      const { size } = fstatSync(file);
      if (size > largestFileBytes || length > largestFileBytes) return tooLarge;
      // One byte more than announced tells a file that grows from one that has ended.
      grow(Math.max(size + 1, buffer.length * 2), length);
      length = fill(file, length);
    }
    return { kind: 'plain', format: detection.format, bytes: buffer.subarray(0, length) };
  };

  return (absolutePath) => {
    let file: number | undefined;
    try {
      file = openSync(absolutePath, 'r');
      return read(file, absolutePath);
    } catch (error) {
      return { kind: 'skipped', code: 'unreadable', reason: describeFileError(error) };
    } finally {
      if (file !== undefined) closeSync(file);
    }
  };
}
