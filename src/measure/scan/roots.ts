import type { ExcludeGlobs } from './exclusionRules';
import { isBelow, nameOf, parentOf, relativeLocation, resolveLocation } from './location';

/** One folder (or single file) to scan. */
export interface ScanRoot {
  /** On this machine's disk, or a location elsewhere (see location.ts). */
  readonly absolutePath: string;
  /** What reported paths below it begin with; empty where it is the only root. */
  readonly label: string;
  readonly excludes: ExcludeGlobs;
}

/**
 * Turns chosen folders (or files) into roots: one inside another is dropped, since the outer one counts it,
 * and several are labelled so that their reported paths cannot be confused.
 * @param chosen absolute
 */
export function createRoots(
  chosen: readonly string[],
  excludesFor: (absolutePath: string) => ExcludeGlobs,
): ScanRoot[] {
  const absolute = [...new Set(chosen.map((folder) => resolveLocation(folder, '.')))].sort();
  const outermost = absolute.filter((folder) => !absolute.some((other) => isBelow(folder, other)));
  const above = outermost.length > 1 ? commonFolder(outermost) : undefined;
  return outermost.map((absolutePath) => ({
    absolutePath,
    label: above === undefined ? '' : relativeLocation(above, absolutePath),
    excludes: excludesFor(absolutePath),
  }));
}

/** The file or folder that a reported path names; undefined where it leads out of the roots. */
export function resolveReportedPath(
  roots: readonly ScanRoot[],
  reportedPath: string,
): string | undefined {
  for (const { label, absolutePath } of roots) {
    if (label === '') {
      // A single file as the root is reported by its own name.
      return nameOf(absolutePath) === reportedPath
        ? absolutePath
        : pathBelow(absolutePath, reportedPath);
    }
    if (reportedPath === label) return absolutePath;
    if (reportedPath.startsWith(`${label}/`)) {
      return pathBelow(absolutePath, reportedPath.slice(label.length + 1));
    }
  }
  return undefined;
}

/** A view says which path: one that is absolute, or with `..` in it, must not lead out of what was scanned. */
function pathBelow(folder: string, path: string): string | undefined {
  const location = resolveLocation(folder, path);
  return isBelow(location, folder) ? location : undefined;
}

/** The deepest folder that holds all the paths; the file system's root where they share nothing. */
function commonFolder(paths: readonly string[]): string {
  let common = parentOf(paths[0] ?? '/');
  while (!paths.every((candidate) => isBelow(candidate, common))) {
    const above = parentOf(common);
    if (above === common) break;
    common = above;
  }
  return common;
}
