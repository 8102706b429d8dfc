import * as l10n from '@vscode/l10n';
import type { Need } from '../plan/needs';

/** How each need reads inside a sentence. */
export const needPhrase: Readonly<Record<Need, string>> = {
  format: l10n.t('a fixed format'),
  voice: l10n.t('a domain voice'),
  reasoning: l10n.t('your own way of reasoning'),
  speed: l10n.t('faster answers'),
  private: l10n.t('private data'),
  current: l10n.t('current data'),
  citations: l10n.t('cited sources'),
};

/** "private data", "private data and cited sources", "a, b and c". */
export function listNeeds(needs: readonly Need[]): string {
  return listPhrases(needs.map((need) => needPhrase[need]));
}

/** "a", "a and b", "a, b and c"; empty for none. */
export function listPhrases(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : l10n.t('{0} and {1}', joinParts(phrases.slice(0, -1)), last);
}

/** "a, b, c", with the comma that the language lists with. */
export function joinParts(parts: readonly string[]): string {
  return parts.join(l10n.t({ message: ', ', comment: ['between the parts of a list'] }));
}
