import { BytePairs } from './bytePairs';
import { CharacterClasses } from './characterClasses';
import type { TokenCounter } from './counter';
import { type EncodingName, pretokenRules } from './encodings';
import { PretokenCache } from './pretokenCache';
import { Cl100kPretokenizer, O200kPretokenizer } from './pretokenizer';
import { countLetters } from './script';
import type { Vocabulary } from './vocabulary';

const PRETOKENS_PER_CHECKPOINT = 1 << 14;

/** A counter in plain TypeScript: a quarter to a third as fast as the WebAssembly one, and the oracle for it. */
export function createTypeScriptCounter(
  encoding: EncodingName,
  vocabulary: Vocabulary,
): TokenCounter {
  const classes = new CharacterClasses(vocabulary.classRuns);
  const { capitals, digits } = pretokenRules[encoding];
  const pretokenizer = capitals
    ? new O200kPretokenizer(classes, digits)
    : new Cl100kPretokenizer(classes, digits);
  const bytePairs = new BytePairs(vocabulary);
  const cache = new PretokenCache();
  const count: TokenCounter['count'] = (utf8, checkpoint) => {
    let total = 0;
    let pretokens = 0;
    for (let start = 0; start < utf8.length;) {
      if (++pretokens % PRETOKENS_PER_CHECKPOINT === 0) checkpoint?.();
      const end = pretokenizer.pretokenEnd(utf8, start, utf8.length);
      let tokens = cache.find(utf8, start, end);
      if (tokens === 0) {
        tokens = bytePairs.count(utf8, start, end, checkpoint);
        cache.remember(utf8, start, end, tokens);
      }
      total += tokens;
      start = end;
    }
    return total;
  };
  return {
    encoding,
    core: 'typescript',
    count,
    measure: (utf8) => ({
      tokens: count(utf8),
      letters: countLetters(utf8),
      mayHoldSecret: true,
    }),
  };
}
