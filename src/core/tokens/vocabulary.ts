import type { ClassRun } from './characterClasses';

/** What a vocabulary file holds (its format is described where it is written: scripts/buildVocabularies.mjs). */
export interface Vocabulary {
  readonly encoding: string;
  readonly classRuns: readonly ClassRun[];
  /** The byte that each of the tokens 0..255 stands for. */
  readonly tokenBytes: Uint8Array;
  /** Per token, the two tokens it is merged from last; a token of one byte is its own left and right. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

const MAGIC = 'OCKV';
const FORMAT_VERSION = 1;
/** Tokens of one byte: the first ones of every vocabulary. */
export const BYTE_TOKENS = 256;

/** Reads a vocabulary file. Throws when the bytes are not one, are cut short or are of another version. */
export function parseVocabulary(file: Uint8Array): Vocabulary {
  let at = 0;
  const u8 = (): number => {
    const byte = file[at++];
    if (byte === undefined)
      throw new Error('The vocabulary file is cut short: build it again with `npm run build`.');
    return byte;
  };
  const u24 = (): number => u8() | (u8() << 8) | (u8() << 16);
  const ascii = (length: number): string =>
    String.fromCharCode(...Array.from({ length }, () => u8()));

  if (ascii(MAGIC.length) !== MAGIC || u8() !== FORMAT_VERSION) {
    throw new Error(
      'This is not a vocabulary file of this version: build it again with `npm run build`.',
    );
  }
  const encoding = ascii(u8());
  const runCount = u24();
  const tokenCount = u24();
  const classRuns = Array.from({ length: runCount }, () => ({ first: u24(), classBit: u8() }));
  const tokenBytes = Uint8Array.from({ length: BYTE_TOKENS }, u8);
  const parts = (): Int32Array => {
    const tokens = Int32Array.from({ length: tokenCount }, (_, token) => token);
    for (let token = BYTE_TOKENS; token < tokenCount; token++) tokens[token] = u24();
    return tokens;
  };
  return { encoding, classRuns, tokenBytes, left: parts(), right: parts() };
}
