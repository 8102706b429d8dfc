import { sortBySaving, type DuplicateGroup, type Duplicates } from './duplicates';
import type { CountedFile, Scan } from './scan';

/** What was looked at again after a scan. */
export interface ScanUpdate {
  /** Files, and folders with all that is below them, by their reported paths; what vanished too. */
  readonly paths: readonly string[];
  /** What there is at these paths, in the order of a walk. */
  readonly found: Pick<Scan, 'files' | 'skipped'>;
}

/**
 * The scan as it would be had it begun after the update, but for two things that only a scan of everything tells: how
 * much is excluded, and what changed files have in common with others. Duplicates keep what is still true.
 */
export function updateScan(scan: Scan, { paths, found }: ScanUpdate): Scan {
  const changed = new Set(paths);
  const isChanged = (path: string): boolean => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (changed.has(path.slice(0, end))) return true;
    }
    return false;
  };
  const replace = <Entry extends { readonly path: string }>(
    before: readonly Entry[],
    after: readonly Entry[],
  ): Entry[] =>
    mergeByPath(
      before.filter(({ path }) => !isChanged(path)),
      after,
    );
  const files = replace(scan.files, found.files);
  return {
    ...scan,
    files,
    skipped: replace(scan.skipped, found.skipped),
    ...(scan.duplicates ? { duplicates: keepTrue(scan.duplicates, isChanged, scan.files) } : {}),
  };
}

/** The order of a walk: names within a folder by their code units, so that a folder's end comes before any other name. */
export function compareWalked(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const slash = 0x2f;

function rank(codeUnit: number): number {
  return codeUnit === slash ? -1 : codeUnit;
}

function mergeByPath<Entry extends { readonly path: string }>(
  first: readonly Entry[],
  second: readonly Entry[],
): Entry[] {
  const merged: Entry[] = [];
  let at = 0;
  for (const entry of first) {
    for (let other = second[at]; other && compareWalked(other.path, entry.path) < 0;) {
      merged.push(other);
      other = second[++at];
    }
    merged.push(entry);
  }
  return [...merged, ...second.slice(at)];
}

/** The groups without the files that changed; similarity is to the first, so that a group without its first is gone. */
function keepTrue(
  { exact, near, comparedFiles }: Duplicates,
  isChanged: (path: string) => boolean,
  files: readonly CountedFile[],
): Duplicates {
  const grouped = new Set([...exact, ...near].flatMap(({ paths }) => paths));
  const tokens = new Map(
    files.flatMap((file) => (grouped.has(file.path) ? [[file.path, file.tokens]] : [])),
  );
  const remain = (group: DuplicateGroup): DuplicateGroup[] => {
    const paths = group.paths.filter((path) => !isChanged(path));
    const isBroken = group.similarity < 1 && paths[0] !== group.paths[0];
    if (paths.length < 2 || isBroken) return [];
    const repeated = paths.slice(1);
    const tokensSaved = repeated.reduce((sum, path) => sum + (tokens.get(path) ?? 0), 0);
    return [{ ...group, paths, tokensSaved }];
  };
  return {
    exact: sortBySaving(exact.flatMap(remain)),
    near: sortBySaving(near.flatMap(remain)),
    comparedFiles,
  };
}
