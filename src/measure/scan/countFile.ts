import { isUtf8 } from 'node:buffer';
import type { TokenCounter } from '../../core/tokens/counter';
import { dominantScript } from '../../core/tokens/script';
import { extractPlain } from '../extract/extractPlain';
import type { Extraction, OnProgress, Representation } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { locateSecrets } from './locateSecrets';
import { hashFile } from './hashFile';
import type { FileCount, FileOutcome, FoundFile } from './messages';
import { createFileReader, type FileContent } from './readFile';

type PlainContent = Extract<FileContent, { kind: 'plain' }>;

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
  /** Called once, with the first packed document. */
  readonly loadExtractor: () => Promise<DocumentExtractor>;
  readonly representation: Representation;
  readonly hashDocuments: boolean;
}): (file: FoundFile, onProgress: OnProgress) => FileOutcome | Promise<FileOutcome> {
  const readFile = createFileReader();
  let extractor: Promise<DocumentExtractor> | undefined;

  const count = (
    { path }: FoundFile,
    bytes: number,
    extraction: Extraction,
    fileBytes?: Uint8Array,
  ): FileCount => {
    if (extraction.kind === 'skipped') {
      const { code, sentence } = extraction.reason;
      return { path, code, reason: sentence };
    }
    const { format, text, assumptions } = extraction;
    const tokens = counter.count(text);
    const { letters, mayHoldSecret } = counter.inspect(text);
    const secrets = fileBytes || mayHoldSecret ? locateSecrets(fileBytes ?? text) : undefined;
    const script = dominantScript(letters);
    return {
      path,
      format,
      bytes,
      tokens,
      ...(script === 'latin' ? {} : { script }),
      ...(assumptions.length > 0 ? { assumptions } : {}),
      ...(secrets ? { secrets } : {}),
    };
  };

  const countPlain = (file: FoundFile, { bytes, format }: PlainContent): FileCount => {
    const extraction = extractPlain(bytes, format, representation, isUtf8);
    // Where the text is made from markup, only the file itself has the lines that an editor shows.
    const isMadeFromMarkup = format === 'html' || format === 'notebook';
    return count(file, bytes.length, extraction, isMadeFromMarkup ? bytes : undefined);
  };

  const countPacked = async (
    file: FoundFile,
    size: number,
    onProgress: OnProgress,
  ): Promise<FileOutcome> => {
    // Hashed before it is read: if it changes in between, the hash is of a file that is no more, and does no harm.
    const contentHash = hashDocuments ? hashFile(file.absolutePath) : undefined;
    if (contentHash !== undefined && file.earlier?.contentHash === contentHash) {
      return { count: file.earlier.count, contentHash };
    }
    extractor ??= loadExtractor();
    const extraction = await (
      await extractor
    ).extract({ path: file.absolutePath }, undefined, onProgress);
    return {
      count: withoutLines(count(file, size, extraction)),
      ...(contentHash === undefined ? {} : { contentHash }),
    };
  };

  return (file, onProgress) => {
    if (file.known) return { count: file.known };
    const content = readFile(file.absolutePath);
    switch (content.kind) {
      case 'skipped':
        return { count: { path: file.path, code: content.code, reason: content.reason } };
      case 'plain':
        return { count: countPlain(file, content) };
      case 'packed':
        return countPacked(file, content.size, onProgress);
    }
  };
}

/** The lines of a packed document's text are of our own making: no editor shows them. */
function withoutLines(count: FileCount): FileCount {
  if (!('secrets' in count)) return count;
  const { count: found, places } = count.secrets;
  return { ...count, secrets: { count: found, places: places.map(({ kind }) => ({ kind })) } };
}
