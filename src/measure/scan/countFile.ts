import { isUtf8 } from 'node:buffer';
import type { CountedFile, SkippedFile } from '../../core/corpus/scan';
import type { TokenCounter } from '../../core/tokens/counter';
import { extractPlain } from '../extract/extractPlain';
import type { Extraction, OnProgress, Representation } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import type { FoundFile } from './messages';
import { createFileReader } from './readFile';

export type FileCount = CountedFile | SkippedFile;

/**
 * Counts one file after the other: plain text here and now, packed documents through the extractor's process.
 * What cannot be counted is a skip with its reason, never an error.
 */
export function createFileCounter({
  counter,
  extractor,
  representation,
}: {
  readonly counter: TokenCounter;
  readonly extractor: DocumentExtractor;
  readonly representation: Representation;
}): (file: FoundFile, onProgress: OnProgress) => FileCount | Promise<FileCount> {
  const readFile = createFileReader();

  const count = ({ path }: FoundFile, bytes: number, extraction: Extraction): FileCount => {
    if (extraction.kind === 'skipped') {
      const { code, sentence } = extraction.reason;
      return { path, code, reason: sentence };
    }
    const { format, text, assumptions } = extraction;
    const tokens = counter.count(text);
    return { path, format, bytes, tokens, ...(assumptions.length > 0 ? { assumptions } : {}) };
  };

  return (file, onProgress) => {
    const content = readFile(file.absolutePath);
    switch (content.kind) {
      case 'skipped':
        return { path: file.path, code: content.code, reason: content.reason };
      case 'plain':
        return count(
          file,
          content.bytes.length,
          extractPlain(content.bytes, content.format, representation, isUtf8),
        );
      case 'packed':
        return extractor
          .extract({ path: file.absolutePath }, undefined, onProgress)
          .then((extraction) => count(file, content.size, extraction));
    }
  };
}
