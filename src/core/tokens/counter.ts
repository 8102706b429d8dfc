import { BytePairs, type Checkpoint } from './bytePairs';
import { CharacterClasses } from './characterClasses';
import { PretokenCache } from './pretokenCache';
import { Cl100kPretokenizer, O200kPretokenizer, type Pretokenizer } from './pretokenizer';
import { parseVocabulary } from './vocabulary';

/** The byte-pair encodings Ockham counts exactly. */
export type EncodingName = 'o200k_base' | 'cl100k_base';

/** Counts tokens of UTF-8 text exactly as one encoding would. */
export interface TokenCounter {
  readonly encoding: EncodingName;
  /**
   * The number of tokens of well-formed UTF-8 bytes; text of special tokens counts as plain text, a byte order mark
   * counts as the character it is. Bytes that are not well-formed give some number, in no more time.
   * `checkpoint` is called every few milliseconds; when it throws, so does `count`, and the counter stays usable.
   */
  count(utf8: Uint8Array, checkpoint?: Checkpoint): number;
}

/** Pretokens between two checkpoints. */
const PRETOKENS_PER_CHECKPOINT = 1 << 14;

/**
 * A counter in plain TypeScript. `vocabulary` is the file `<encoding>.bin` of dist/vocabularies; a wrong one throws.
 * Building it takes a tenth of a second and 20 MB, so keep it; it remembers pretokens within bounded memory.
 */
export function createTokenCounter(encoding: EncodingName, vocabulary: Uint8Array): TokenCounter {
  const parsed = parseVocabulary(vocabulary);
  if (parsed.encoding !== encoding) {
    throw new Error(`The vocabulary is of ${parsed.encoding}, not of ${encoding}.`);
  }
  const pretokenizer = pretokenizerOf(encoding, new CharacterClasses(parsed.classRuns));
  const bytePairs = new BytePairs(parsed);
  const cache = new PretokenCache();
  return {
    encoding,
    count(utf8, checkpoint) {
      let total = 0;
      let pretokens = 0;
      for (let start = 0; start < utf8.length;) {
        if (++pretokens % PRETOKENS_PER_CHECKPOINT === 0) checkpoint?.();
        const end = pretokenizer.pretokenEnd(utf8, start, utf8.length);
        let count = cache.find(utf8, start, end);
        if (count === 0) {
          count = bytePairs.count(utf8, start, end, checkpoint);
          cache.remember(utf8, start, end, count);
        }
        total += count;
        start = end;
      }
      return total;
    },
  };
}

function pretokenizerOf(encoding: EncodingName, classes: CharacterClasses): Pretokenizer {
  switch (encoding) {
    case 'o200k_base':
      return new O200kPretokenizer(classes);
    case 'cl100k_base':
      return new Cl100kPretokenizer(classes, 3);
  }
}
