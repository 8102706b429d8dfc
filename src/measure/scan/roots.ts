import path from 'node:path';
import type { ExcludeGlobs } from './exclusion';
import type { ScanRoot } from './walk';

/**
 * Turns chosen folders (or files) into roots: one inside another is dropped, since the outer one counts it,
 * and several are labelled so that their reported paths cannot be confused.
 */
export function createRoots(
  chosen: readonly string[],
  excludesFor: (absolutePath: string) => ExcludeGlobs,
): ScanRoot[] {
  const absolute = [...new Set(chosen.map((folder) => path.resolve(folder)))].sort();
  const outermost = absolute.filter(
    (folder) => !absolute.some((other) => other !== folder && isInside(folder, other)),
  );
  const above = outermost.length > 1 ? commonFolder(outermost) : undefined;
  return outermost.map((absolutePath) => ({
    absolutePath,
    label: above === undefined ? '' : path.relative(above, absolutePath).split(path.sep).join('/'),
    excludes: excludesFor(absolutePath),
  }));
}

/** The file or folder on disk that a reported path names. */
export function resolveReportedPath(
  roots: readonly ScanRoot[],
  reportedPath: string,
): string | undefined {
  for (const { label, absolutePath } of roots) {
    if (label === '') {
      // A single file as the root is reported by its own name.
      return path.basename(absolutePath) === reportedPath
        ? absolutePath
        : path.join(absolutePath, reportedPath);
    }
    if (reportedPath === label) return absolutePath;
    if (reportedPath.startsWith(`${label}/`)) {
      return path.join(absolutePath, reportedPath.slice(label.length + 1));
    }
  }
  return undefined;
}

function isInside(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

/** The deepest folder that holds all the paths; the file system's root where they share nothing. */
function commonFolder(paths: readonly string[]): string {
  let common = path.dirname(paths[0] ?? path.sep);
  while (!paths.every((candidate) => isInside(candidate, common))) {
    const above = path.dirname(common);
    if (above === common) break;
    common = above;
  }
  return common;
}
