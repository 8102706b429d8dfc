import * as fs from 'node:fs';
import { describeFileError } from '../../scan/fileError';
import { detectFormat, headBytes, type Detection } from '../detectFormat';
import type { DocumentFormat, SkipCode, SkippedDocument } from '../extraction';
import { limits } from '../limits';

/** A file on disk, or the content of one that lies elsewhere. */
export type DocumentSource =
  { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** What a document is, by its first bytes and its name; a file that cannot be opened is a skip, too. */
export function detectSource(source: DocumentSource): Detection {
  try {
    const { detection, size } =
      'path' in source
        ? detectFile(source.path)
        : { detection: detectFormat(source.bytes, source.name), size: source.bytes.length };
    if (detection.kind !== 'packed' || size <= limits.fileBytes) return detection;
    return skipped(detection.format, 'over-limit', `larger than ${limits.fileBytes >> 20} MB`);
  } catch (error) {
    return unreadable(error);
  }
}

export function skipped(format: DocumentFormat, code: SkipCode, sentence: string): SkippedDocument {
  return { kind: 'skipped', format, reason: { code, sentence } };
}

export function unreadable(error: unknown): SkippedDocument {
  return skipped('other', 'unreadable', describeFileError(error));
}

function detectFile(path: string): { detection: Detection; size: number } {
  const stat = fs.statSync(path);
  // Opening a pipe or a device could wait for ever.
  if (!stat.isFile()) {
    return { detection: skipped('other', 'unreadable', 'not a regular file'), size: 0 };
  }
  const file = fs.openSync(path, 'r');
  try {
    const head = new Uint8Array(headBytes);
    const length = fs.readSync(file, head);
    return { detection: detectFormat(head.subarray(0, length), path), size: stat.size };
  } finally {
    fs.closeSync(file);
  }
}
