import type { Scan } from '../../core/corpus/scan';
import { updateScan } from '../../core/corpus/updateScan';
import { scanFolders, type ScanOptions } from '../scan/scanFolders';
import type { ScanRoot } from '../scan/roots';
import { planRecount } from './planRecount';

/** What changed since a scan: paths on disk, or so much that nobody kept them apart. */
export type ChangedPaths = readonly string[] | 'many';

/** A scan brought up to date. */
export interface RecountedScan {
  readonly scan: Scan;
  /** Files that came, went, or are counted otherwise. */
  readonly changedFiles: number;
}

/**
 * Brings a scan up to date by counting again only what changed. Where much did, one pass over everything takes
 * unchanged counts from the cache; its result has no duplicates, since nobody knows which of them are still true.
 * @returns the very same scan where nothing of the corpus changed
 * @throws {ScanCancelled} when the signal aborts first
 */
export async function recountFiles(
  scan: Scan,
  roots: readonly ScanRoot[],
  changed: ChangedPaths,
  options: ScanOptions,
): Promise<RecountedScan> {
  const recounted = await recount(scan, roots, changed, options);
  const changedFiles = countChanges(scan, recounted);
  const isSame = changedFiles === 0 && recounted.excluded === scan.excluded;
  return { scan: isSame ? scan : recounted, changedFiles };
}

async function recount(
  scan: Scan,
  roots: readonly ScanRoot[],
  changed: ChangedPaths,
  options: ScanOptions,
): Promise<Scan> {
  const plan = changed === 'many' ? { kind: 'everything' as const } : planRecount(roots, changed);
  if (plan.kind === 'everything') return scanFolders(roots, options);
  // Each changed file is a root: a cache of its own for each would be kept for nothing.
  const { cacheFolder: kept, ...uncached } = options;
  const found =
    plan.roots.length === 0
      ? { files: [], skipped: [] }
      : await scanFolders(plan.roots, kept === undefined ? options : uncached);
  return updateScan(scan, { paths: plan.paths, found });
}

/** How many files only one of two scans has, or counts otherwise than the other. */
function countChanges(before: Scan, after: Scan): number {
  const entries = ({ files, skipped }: Scan): Map<string, string> =>
    new Map([
      ...files.map(
        ({ path, format, bytes, tokens, secrets }) =>
          [path, `${format} ${bytes} ${tokens} ${JSON.stringify(secrets)}`] as const,
      ),
      ...skipped.map(({ path, reason }) => [path, reason] as const),
    ]);
  const [earlier, later] = [entries(before), entries(after)];
  let changes = 0;
  for (const [path, entry] of later) if (earlier.get(path) !== entry) changes += 1;
  for (const path of earlier.keys()) if (!later.has(path)) changes += 1;
  return changes;
}
