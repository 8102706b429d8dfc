import type { CountedFile } from './scan';

/** A folder with everything below it added up. */
export interface FolderTotal {
  /** Path below the scanned folder; the empty string is the scanned folder itself. */
  readonly path: string;
  readonly files: number;
  readonly tokens: number;
  readonly bytes: number;
}

/**
 * Totals of every folder that holds a counted file at any depth, largest first (ties by path).
 * A file counts once in each of its ancestors, so only the root's total equals the corpus' total.
 */
export function totalFolders(files: readonly CountedFile[]): FolderTotal[] {
  const totals = new Map<string, { files: number; tokens: number; bytes: number }>();
  for (const file of files) {
    for (const path of ancestors(file.path)) {
      const total = totals.get(path) ?? { files: 0, tokens: 0, bytes: 0 };
      total.files += 1;
      total.tokens += file.tokens;
      total.bytes += file.bytes;
      totals.set(path, total);
    }
  }
  return [...totals]
    .map(([path, total]) => ({ path, ...total }))
    .sort((a, b) => b.tokens - a.tokens || comparePaths(a.path, b.path));
}

/** The largest files, largest first (ties by path). */
export function largestFiles(files: readonly CountedFile[], count: number): CountedFile[] {
  return [...files]
    .sort((a, b) => b.tokens - a.tokens || comparePaths(a.path, b.path))
    .slice(0, count);
}

function* ancestors(path: string): Generator<string> {
  yield '';
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
    yield path.slice(0, slash);
  }
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
