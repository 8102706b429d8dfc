import * as l10n from '@vscode/l10n';
import { inputWords } from './inputWords';

/** A path of the cost model as words: `fineTuning.hosting.usdPerHour` → "fine tuning, hosting: USD per hour". */
export function inWords(path: string): string {
  if (path.includes(' ')) return path;
  const words = path.split('.').map((name) => inputWords[name] ?? splitWords(name));
  return words.length === 1
    ? words.join('')
    : l10n.t('{0}: {1}', words.slice(0, -1).join(', '), words.at(-1) ?? '');
}

function splitWords(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/^usd\b/, 'USD');
}
