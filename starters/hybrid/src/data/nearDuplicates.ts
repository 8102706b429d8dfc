/** Texts with at least this share of their words in common (Jaccard index) count as near duplicates. */
export const nearDuplicateThreshold = 0.8;

/**
 * All pairs of texts whose sets of words have a Jaccard index of at least `nearDuplicateThreshold`; exact, not sampled.
 *
 * Prefix filtering (Chaudhuri, Ganti and Kaushik 2006): with the words of each set ordered from rare to frequent, two
 * sets of index t share a word within their first n - ceil(t n) + 1 words, so only those need an index.
 * @param texts normalised: words separated by white space
 * @returns pairs of indices, the smaller first
 */
export function nearDuplicatePairs(
  texts: readonly string[],
): readonly (readonly [number, number])[] {
  const sets = texts.map((text) => new Set(text.split(/\s+/).filter((word) => word !== '')));
  const frequency = new Map<string, number>();
  for (const set of sets) {
    for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const rarestFirst = (a: string, b: string): number =>
    (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1);
  const holders = new Map<string, number[]>();
  const pairs: (readonly [number, number])[] = [];
  for (const [index, set] of sets.entries()) {
    const prefix = [...set]
      .sort(rarestFirst)
      .slice(0, set.size - Math.ceil(nearDuplicateThreshold * set.size) + 1);
    const candidates = new Set(prefix.flatMap((word) => holders.get(word) ?? []));
    for (const other of candidates) {
      const words = sets[other];
      if (words && jaccard(set, words) >= nearDuplicateThreshold) pairs.push([other, index]);
    }
    for (const word of prefix) {
      const list = holders.get(word);
      if (list) list.push(index);
      else holders.set(word, [index]);
    }
  }
  return pairs;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared);
}
