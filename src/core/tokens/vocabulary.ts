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
  const header = MAGIC.length + 2;
  const named = header + (file[header - 1] ?? 0);
  const name = String.fromCharCode(...file.subarray(0, named));
  if (!name.startsWith(MAGIC) || file[MAGIC.length] !== FORMAT_VERSION) {
    throw new Error(
      'This is not a vocabulary file of this version: build it again with `npm run build`.',
    );
  }
  const runs = named + 6;
  const runCount = u24At(file, named);
  const tokenCount = u24At(file, named + 3);
  const bytes = runs + runCount * 4;
  const left = bytes + BYTE_TOKENS;
  const right = left + (tokenCount - BYTE_TOKENS) * 3;
  if (file.length !== right + (tokenCount - BYTE_TOKENS) * 3) {
    throw new Error('The vocabulary file is cut short: build it again with `npm run build`.');
  }
  return {
    encoding: name.slice(header),
    classRuns: Array.from({ length: runCount }, (_, index) => ({
      first: u24At(file, runs + index * 4),
      classBit: file[runs + index * 4 + 3] ?? 0,
    })),
    tokenBytes: file.slice(bytes, left),
    left: partsAt(file, left, tokenCount),
    right: partsAt(file, right, tokenCount),
  };
}

function partsAt(file: Uint8Array, at: number, tokenCount: number): Int32Array {
  const parts = new Int32Array(tokenCount);
  for (let token = 0; token < BYTE_TOKENS; token++) parts[token] = token;
  for (let token = BYTE_TOKENS; token < tokenCount; token++, at += 3)
    parts[token] = u24At(file, at);
  return parts;
}

function u24At(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8) | ((file[at + 2] ?? 0) << 16);
}
