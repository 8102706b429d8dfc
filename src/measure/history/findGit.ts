import { statSync } from 'node:fs';
import path from 'node:path';

/** What the look-up needs of the system; tests bring their own. */
export interface SearchPath {
  /** The value of PATH. */
  readonly path: string;
  readonly isWindows: boolean;
  readonly isFile: (file: string) => boolean;
}

/**
 * The git program on PATH as an absolute path; undefined where there is none. Left to the system, Windows would look
 * into the folder that git runs in first, where a repository may carry a `git.exe` of its own; so nothing that lies in
 * that repository, and no relative entry of PATH, is ever taken.
 * @param folder where git is to run
 */
export function findGit(
  folder: string,
  { path: searchPath, isWindows, isFile }: SearchPath = systemPath(),
): string | undefined {
  const paths = isWindows ? path.win32 : path.posix;
  const name = isWindows ? 'git.exe' : 'git';
  const normal = (one: string): string =>
    isWindows ? paths.resolve(one).toLowerCase() : paths.resolve(one);
  const forbidden = normal(findTop(folder, paths));
  return searchPath
    .split(paths.delimiter)
    .map((entry) => entry.replaceAll('"', ''))
    .filter((entry) => entry !== '' && paths.isAbsolute(entry))
    .filter((entry) => !isAtOrBelow(normal(entry), forbidden, paths.sep))
    .map((entry) => paths.join(entry, name))
    .find(isFile);
}

/** The top of the repository that holds the folder, else the folder itself. */
function findTop(folder: string, paths: path.PlatformPath): string {
  for (let candidate = folder; ; candidate = paths.dirname(candidate)) {
    if (statSync(paths.join(candidate, '.git'), { throwIfNoEntry: false })) return candidate;
    if (candidate === paths.dirname(candidate)) return folder;
  }
}

function isAtOrBelow(candidate: string, folder: string, separator: string): boolean {
  return (
    candidate === folder ||
    candidate.startsWith(folder.endsWith(separator) ? folder : folder + separator)
  );
}

function systemPath(): SearchPath {
  return {
    path: process.env['PATH'] ?? '',
    isWindows: process.platform === 'win32',
    isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}
