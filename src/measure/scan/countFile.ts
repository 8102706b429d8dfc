import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import type { TokenCounter } from '../../core/tokens/counter';
import type { OnProgress, Representation } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { createContentCounter, type ContentCounter } from './countContent';
import { describeFileError } from './fileError';
import type { FileCount, FileOutcome, FoundFile, PackedFile } from './messages';
import { createFileReader } from './readFile';

/** Counts one file after the other. What cannot be counted is a skip with its reason, never an error. */
export interface FileCounter {
  /** Nearly all text is counted at once; a promise must be awaited before the next file, whose bytes take its place. */
  count(file: FoundFile): FileOutcome | PackedFile | Promise<FileOutcome>;
  /** Reads a packed document through the extractor's process; other files can be counted meanwhile. */
  countDocument(document: PackedFile, onProgress: OnProgress): Promise<FileOutcome>;
}

export function createFileCounter({
  loadCounter,
  loadExtractor,
  representation,
  hashDocuments,
}: {
  /** Called once, with the first that is to be counted: a document is better sent to its process before that. */
  readonly loadCounter: () => TokenCounter;
  /** Called with each packed document. */
  readonly loadExtractor: () => Promise<DocumentExtractor>;
  readonly representation: Representation;
  readonly hashDocuments: boolean;
}): FileCounter {
  const readFile = createFileReader();
  let loaded: ContentCounter | undefined;
  const content = (): ContentCounter =>
    (loaded ??= createContentCounter({
      counter: loadCounter(),
      representation,
      isUtf8,
      charactersOf,
    }));
  return {
    count: (file) => {
      if (file.known) return { count: file.known };
      const found = readFile(file.absolutePath);
      switch (found.kind) {
        case 'skipped':
          return { count: { path: file.path, code: found.code, reason: found.reason } };
        case 'plain':
          return outcomeOf(content().countPlain(file.path, found.bytes, found.format));
        case 'packed':
          return { packed: file };
      }
    },
    countDocument: async ({ packed: file }, onProgress) => {
      const { absolutePath, path, earlier } = file;
      let size: number;
      try {
        ({ size } = statSync(absolutePath));
      } catch (error) {
        return { count: { path, code: 'unreadable', reason: describeFileError(error) } };
      }
      // Hashed before it is read: if it changes in between, the hash is of a file that is no more, and does no harm.
      const contentHash = hashDocuments
        ? (await import('./hashFile')).hashFile(absolutePath)
        : undefined;
      if (contentHash !== undefined && earlier?.contentHash === contentHash) {
        return { count: earlier.count, contentHash };
      }
      const extractor = await loadExtractor();
      const extraction = await extractor.extract({ path: absolutePath }, undefined, onProgress);
      return {
        count: content().countPacked(path, size, extraction),
        ...(contentHash === undefined ? {} : { contentHash }),
      };
    },
  };
}

function charactersOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

function outcomeOf(count: FileCount | Promise<FileCount>): FileOutcome | Promise<FileOutcome> {
  return count instanceof Promise ? count.then((counted) => ({ count: counted })) : { count };
}
