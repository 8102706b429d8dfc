import { isWrittenByOckham, mayBeWrittenByOckham, ownHeadBytes } from '../../core/record/ownFile';
import type { TokenCounter } from '../../core/tokens/counter';
import { dominantScript } from '../../core/tokens/script';
import type { Extraction, PlainFormat, Representation } from '../extract/extraction';
import { isValidUtf8, plainUtf8, type IsUtf8 } from '../extract/plainUtf8';
import { locateSecrets, type CharacterPerByte } from './locateSecrets';
import type { FileCount } from './messages';

export interface ContentCounterOptions {
  readonly counter: TokenCounter;
  readonly representation: Representation;
  /** Where the host has faster ones than any host has. */
  readonly isUtf8?: IsUtf8;
  readonly charactersOf?: CharacterPerByte;
}

/** Counts what files hold, wherever they lie. What cannot be counted is a skip with its reason, never an error. */
export interface ContentCounter {
  /**
   * UTF-8 text is counted at once; for anything else what reads it may have to be loaded first. The bytes must stay as
   * they are until then.
   * @param path as reports name it
   * @param onText takes the text that was counted, before the bytes are used for anything else
   */
  countPlain(
    path: string,
    bytes: Uint8Array,
    format: PlainFormat,
    onText?: (text: Uint8Array) => void,
  ): FileCount | Promise<FileCount>;
  /** @param size of the packed document, in bytes */
  countPacked(path: string, size: number, extraction: Extraction): FileCount;
}

export function createContentCounter({
  counter,
  representation,
  isUtf8 = isValidUtf8,
  charactersOf,
}: ContentCounterOptions): ContentCounter {
  const count = (
    path: string,
    bytes: number,
    extraction: Extraction,
    fileBytes?: Uint8Array,
  ): FileCount => {
    if (extraction.kind === 'skipped') {
      const { code, sentence } = extraction.reason;
      return { path, code, reason: sentence };
    }
    const { format, text, assumptions } = extraction;
    const { tokens, letters, mayHoldSecret } = counter.measure(text);
    const secrets =
      fileBytes || mayHoldSecret ? locateSecrets(fileBytes ?? text, charactersOf) : undefined;
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

  const countExtracted = async (
    path: string,
    bytes: Uint8Array,
    format: PlainFormat,
    onText?: (text: Uint8Array) => void,
  ): Promise<FileCount> => {
    const { extractPlain } = await import('../extract/extractPlain');
    const extraction = extractPlain(bytes, format, representation, isUtf8);
    if (extraction.kind === 'text') onText?.(extraction.text);
    // Where the text is made from markup, only the file itself has the lines that an editor shows.
    return count(path, bytes.length, extraction, isMarkup(format) ? bytes : undefined);
  };

  return {
    countPlain: (path, bytes, format, onText) => {
      if (mayBeWrittenByOckham(path, bytes)) {
        const head = new TextDecoder().decode(bytes.subarray(0, ownHeadBytes));
        if (isWrittenByOckham(path, head)) {
          return { path, code: 'own', reason: 'written by Ockham, no part of the corpus' };
        }
      }
      const text = isMarkup(format) ? undefined : plainUtf8(bytes, isUtf8);
      if (!text) return countExtracted(path, bytes, format, onText);
      onText?.(text);
      return count(path, bytes.length, { kind: 'text', format, text, assumptions: [] });
    },
    countPacked: (path, size, extraction) => withoutLines(count(path, size, extraction)),
  };
}

function isMarkup(format: PlainFormat): boolean {
  return format === 'html' || format === 'notebook';
}

/** The lines of a packed document's text are of our own making: no editor shows them. */
function withoutLines(count: FileCount): FileCount {
  if (!('secrets' in count)) return count;
  const { count: found, places } = count.secrets;
  return { ...count, secrets: { count: found, places: places.map(({ kind }) => ({ kind })) } };
}
