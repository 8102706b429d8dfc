/** A row of the catalog, or the ids that the asker may have meant. */
export type LookUp<Row> =
  | { readonly kind: 'found'; readonly row: Row }
  | { readonly kind: 'not-found'; readonly didYouMean: readonly string[] };

/** Finds a row by its exact id: a longer or shorter id is another model, at another price. */
export function lookUp<Row extends { readonly id: string }>(
  rows: readonly Row[],
  id: string,
): LookUp<Row> {
  const row = rows.find((candidate) => candidate.id === id);
  if (row !== undefined) return { kind: 'found', row };
  return {
    kind: 'not-found',
    didYouMean: suggest(
      rows.map((candidate) => candidate.id),
      id,
    ),
  };
}

/** The up to three names nearest to what was typed, nearest first; none when nothing is near. */
export function suggest(names: readonly string[], typed: string): readonly string[] {
  const wanted = fold(typed);
  if (wanted === '') return [];
  return names
    .map((name) => ({ name, distance: distanceTo(wanted, fold(name)) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** `GPT 4o_mini` and `gpt-4o-mini` are near: letters and digits count, case and separators do not. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/**
 * Less than a letter away when one name contains the other (a date or a provider left out or added), the nearer the
 * more they share; else the edit distance.
 */
function distanceTo(wanted: string, name: string): number {
  if (wanted.length >= 4 && (name.includes(wanted) || wanted.includes(name))) {
    return 1 - Math.min(wanted.length, name.length) / Math.max(wanted.length, name.length);
  }
  return editDistance(wanted.slice(0, longestCompared), name.slice(0, longestCompared));
}

/** Ids are short; a pasted page must not cost quadratic time. */
const longestCompared = 80;

/** Levenshtein's distance: insertions, deletions and substitutions of one character. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const substituted = (previous[column] ?? 0) + (a[row] === b[column] ? 0 : 1);
      const inserted = (current[column] ?? 0) + 1;
      const deleted = (previous[column + 1] ?? 0) + 1;
      current.push(Math.min(substituted, inserted, deleted));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
