import type { CountedFile } from '../../core/corpus/scan';
import type { Plan } from '../../core/plan/plan';
import type { ExcludeGlobs } from '../scan/exclusionRules';
import { isBelow, parentOf, relativeLocation, resolveLocation } from '../scan/location';
import { createRoots, resolveReportedPath, type ScanRoot } from '../scan/roots';
import type { CountedCorpus } from './corpusFacts';

/**
 * A plan's corpus as a scan takes it.
 * @param planFolder the location that the plan lies in
 * @param excludesFor what is left out of a folder besides what the plan excludes
 */
export function corpusRoots(
  planFolder: string,
  { folders, exclude }: Plan['corpus'],
  excludesFor: (folder: string) => ExcludeGlobs,
): ScanRoot[] {
  return createRoots(
    folders.map((folder) => resolveLocation(planFolder, folder)),
    (folder) => addExcludes(excludesFor(folder), planFolder, exclude),
  );
}

/** A plan's globs are relative to the plan, but for those that begin with `**` and hold everywhere. */
export function addExcludes(
  { relativeTo, globs }: ExcludeGlobs,
  folder: string,
  excluded: readonly string[],
): ExcludeGlobs {
  const planFolder = relativeLocation(relativeTo, folder);
  const own = Object.fromEntries(
    excluded.map((glob) => [
      glob.startsWith('**') || planFolder === '' ? glob : `${planFolder}/${glob}`,
      true,
    ]),
  );
  return { relativeTo, globs: { ...globs, ...own } };
}

/** Counted files by the corpus folder that they lie in; a folder of which nothing was counted is left out. */
export function splitByRoot(
  files: readonly CountedFile[],
  roots: readonly ScanRoot[],
): CountedCorpus[] {
  const counted = files.flatMap(({ path: reported, tokens }) => {
    const file = resolveReportedPath(roots, reported);
    return file === undefined ? [] : [{ file, tokens }];
  });
  return roots.flatMap(({ absolutePath }) => {
    const own = counted.filter(({ file }) => file === absolutePath || isBelow(file, absolutePath));
    if (own.length === 0) return [];
    const isFile = own[0]?.file === absolutePath;
    const folder = isFile ? parentOf(absolutePath) : absolutePath;
    const files = own.map(({ file, tokens }) => ({
      path: relativeLocation(folder, file),
      tokens,
    }));
    return [{ folder, files }];
  });
}
