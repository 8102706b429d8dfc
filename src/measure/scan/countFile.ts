import { isUtf8 } from 'node:buffer';
import type { TokenCounter } from '../../core/tokens/counter';
import type { OnProgress, Representation } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { createContentCounter } from './countContent';
import type { FileCount, FileOutcome, FoundFile } from './messages';
import { createFileReader } from './readFile';

/**
 * Counts one file after the other: plain text here and now, packed documents through the extractor's process.
 * What cannot be counted is a skip with its reason, never an error.
 */
export function createFileCounter({
  counter,
  loadExtractor,
  representation,
  hashDocuments,
}: {
  readonly counter: TokenCounter;
  /** Called with each packed document. */
  readonly loadExtractor: () => Promise<DocumentExtractor>;
  readonly representation: Representation;
  readonly hashDocuments: boolean;
}): (file: FoundFile, onProgress: OnProgress) => FileOutcome | Promise<FileOutcome> {
  const readFile = createFileReader();
  const content = createContentCounter({ counter, representation, isUtf8, charactersOf });

  const countPacked = async (
    file: FoundFile,
    size: number,
    onProgress: OnProgress,
  ): Promise<FileOutcome> => {
    // Hashed before it is read: if it changes in between, the hash is of a file that is no more, and does no harm.
    const contentHash = hashDocuments
      ? (await import('./hashFile')).hashFile(file.absolutePath)
      : undefined;
    if (contentHash !== undefined && file.earlier?.contentHash === contentHash) {
      return { count: file.earlier.count, contentHash };
    }
    const extractor = await loadExtractor();
    const extraction = await extractor.extract({ path: file.absolutePath }, undefined, onProgress);
    return {
      count: content.countPacked(file.path, size, extraction),
      ...(contentHash === undefined ? {} : { contentHash }),
    };
  };

  return (file, onProgress) => {
    if (file.known) return { count: file.known };
    const found = readFile(file.absolutePath);
    switch (found.kind) {
      case 'skipped':
        return { count: { path: file.path, code: found.code, reason: found.reason } };
      case 'plain':
        return outcomeOf(content.countPlain(file.path, found.bytes, found.format));
      case 'packed':
        return countPacked(file, found.size, onProgress);
    }
  };
}

function charactersOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

function outcomeOf(count: FileCount | Promise<FileCount>): FileOutcome | Promise<FileOutcome> {
  return count instanceof Promise ? count.then((counted) => ({ count: counted })) : { count };
}
