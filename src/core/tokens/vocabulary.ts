import type { ClassRun } from './characterClasses';

/** What a vocabulary file holds (its format is described where it is written: scripts/buildVocabularies.mjs). */
export interface Vocabulary {
  readonly encoding: string;
  readonly classRuns: readonly ClassRun[];
  readonly tokens: number;
  readonly trie: SerializedTrie;
}

/** The trie of all tokens: a family is the children of one node; families stand in the order of their parents, depth first. */
export interface SerializedTrie {
  /** Per node but the root, depth first. */
  readonly childCounts: Uint8Array;
  /** Per node but the root, family by family; the root's family is all 256 bytes. */
  readonly bytes: Uint8Array;
  /** Beside `bytes`: how many bytes the left part of the node's token has; or `NO_TOKEN`, `SINGLE_BYTE`. */
  readonly leftLengths: Uint8Array;
  /** The ranks of the tokens in that order: the low bytes of all, then the middle ones, then the high ones. */
  readonly ranks: Uint8Array;
}

export const NO_TOKEN = 0;
export const SINGLE_BYTE = 255;

const MAGIC = 'OCKV';
const FORMAT_VERSION = 2;

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
  const runCount = u24At(file, named);
  const tokens = u24At(file, named + 3);
  const children = u24At(file, named + 6) - 1;
  const runs = named + 9;
  const trie = runs + runCount * 4;
  if (file.length !== trie + (children + tokens) * 3) {
    throw new Error('The vocabulary file is cut short: build it again with `npm run build`.');
  }
  return {
    encoding: name.slice(header),
    classRuns: Array.from({ length: runCount }, (_, index) => ({
      first: u24At(file, runs + index * 4),
      classBit: file[runs + index * 4 + 3] ?? 0,
    })),
    tokens,
    trie: {
      childCounts: file.subarray(trie, trie + children),
      bytes: file.subarray(trie + children, trie + children * 2),
      leftLengths: file.subarray(trie + children * 2, trie + children * 3),
      ranks: file.subarray(trie + children * 3),
    },
  };
}

function u24At(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8) | ((file[at + 2] ?? 0) << 16);
}
