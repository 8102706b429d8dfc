/** A path of the cost model as words: `fineTuning.hosting.usdPerHour` → "fine tuning, hosting: USD per hour". */
export function inWords(path: string): string {
  if (path.includes(' ')) return path;
  const words = path
    .split('.')
    .map((name) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())
    .map((name) => name.replace(/^usd\b/, 'USD'));
  return words.length === 1
    ? words.join('')
    : `${words.slice(0, -1).join(', ')}: ${words.at(-1) ?? ''}`;
}
