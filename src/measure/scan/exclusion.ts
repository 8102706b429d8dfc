import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  compileGlobs,
  foldersBetween,
  GitignoreRules,
  neverCorpus,
  type ExcludeGlobs,
  type PathStyle,
} from './exclusionRules';

const style: PathStyle = { separator: path.sep, parentOf: (entry) => path.dirname(entry) };

/** Decides which entries below one scanned folder are left out. */
export interface Exclusion {
  /** Whether the entry is left out; asked once for every entry, folders before what is in them. */
  excludes(absolutePath: string, isFolder: boolean): boolean;
  /** Takes in the rules that a folder carries for everything below it; call on entering a folder. */
  enter(absoluteFolder: string): void;
}

/**
 * Honours `.gitignore` at any depth, from the repository's root down, and `files.exclude`.
 * Where the scanned folder is itself ignored (somebody asked for a build output), the rules above it are not applied.
 */
export function createExclusion(scannedFolder: string, excludes: ExcludeGlobs): Exclusion {
  const repository = findRepository(scannedFolder);
  const gitignore = new GitignoreRules(repository ?? scannedFolder, style);
  const read = (folder: string): void => {
    addRules(gitignore, folder, path.join(folder, '.gitignore'));
  };
  if (repository !== undefined) {
    const above = foldersBetween(repository, scannedFolder, style);
    for (const folder of above) read(folder);
    addRules(gitignore, repository, path.join(repository, '.git/info/exclude'));
    const parts = [...above, scannedFolder].slice(1);
    if (parts.some((part) => gitignore.ignores(part, true))) gitignore.clear();
  }
  const isExcludedBySettings = compileGlobs(excludes.globs);
  return {
    enter: read,
    excludes: (entry, isFolder) => {
      const name = nameOf(entry);
      return (
        (isFolder && neverCorpus.has(name)) ||
        gitignore.ignores(entry, isFolder) ||
        isExcludedBySettings(
          name,
          () => path.relative(excludes.relativeTo, entry).split(path.sep).join('/'),
          (sibling) => existsSync(path.join(path.dirname(entry), sibling)),
        )
      );
    },
  };
}

function nameOf(entry: string): string {
  return entry.slice(entry.lastIndexOf(path.sep) + 1);
}

function findRepository(folder: string): string | undefined {
  for (let candidate = folder; ; candidate = path.dirname(candidate)) {
    if (existsSync(path.join(candidate, '.git'))) return candidate;
    if (candidate === path.dirname(candidate)) return undefined;
  }
}

/** Absent or unreadable: git itself goes on without such rules. */
function addRules(gitignore: GitignoreRules, folder: string, file: string): void {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return;
  }
  gitignore.add(folder, text);
}
