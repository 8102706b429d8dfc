import type { Need } from '../plan/needs';

/** How each need reads inside a sentence. */
export const needPhrase: Readonly<Record<Need, string>> = {
  format: 'a fixed format',
  voice: 'a domain voice',
  reasoning: 'your own way of reasoning',
  speed: 'faster answers',
  private: 'private data',
  current: 'current data',
  citations: 'cited sources',
};

/** "private data", "private data and cited sources", "a, b and c". */
export function listNeeds(needs: readonly Need[]): string {
  return listPhrases(needs.map((need) => needPhrase[need]));
}

/** "a", "a and b", "a, b and c"; empty for none. */
export function listPhrases(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} and ${last}`;
}
