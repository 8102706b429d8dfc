import {
  compileGlobs,
  foldersBetween,
  GitignoreRules,
  neverCorpus,
  type ExcludeGlobs,
  type PathStyle,
} from '../scan/exclusionRules';
import { isBelow, parentOf, relativeLocation, resolveLocation } from '../scan/location';
import type { FileTree, FolderEntry } from './fileTree';

const style: PathStyle = { separator: '/', parentOf };

/** Decides which entries below one scanned folder of a tree are left out, by the rules that hold on a disk. */
export interface TreeExclusion {
  /** Takes in the rules that a folder carries for everything below it, and says which of its entries are left out. */
  enter(
    folder: string,
    entries: readonly FolderEntry[],
  ): Promise<(entry: FolderEntry, location: string) => boolean>;
}

/**
 * @param repository the folder whose rules hold for all below it where no `.git` tells: a file system of a repository's
 * content alone has none
 */
export async function createTreeExclusion(
  tree: FileTree,
  scannedFolder: string,
  { relativeTo, globs }: ExcludeGlobs,
  repository?: string,
): Promise<TreeExclusion> {
  const top = (await findRepository(tree, scannedFolder)) ?? repository;
  const holds = top !== undefined && (top === scannedFolder || isBelow(scannedFolder, top));
  const gitignore = new GitignoreRules(holds ? top : scannedFolder, style);
  const read = async (folder: string, file: string): Promise<void> => {
    const text = await readTextIfPresent(tree, resolveLocation(folder, file));
    if (text !== undefined) gitignore.add(folder, text);
  };
  if (holds) {
    const above = foldersBetween(top, scannedFolder, style);
    for (const folder of above) await read(folder, '.gitignore');
    await read(top, '.git/info/exclude');
    const parts = [...above, scannedFolder].slice(1);
    if (parts.some((part) => gitignore.ignores(part, true))) gitignore.clear();
  }
  const isExcludedBySettings = compileGlobs(globs);
  return {
    enter: async (folder, entries) => {
      const names = new Set(entries.map(({ name }) => name));
      if (names.has('.gitignore')) await read(folder, '.gitignore');
      return ({ name, kind }, location) =>
        (kind === 'folder' && neverCorpus.has(name)) ||
        gitignore.ignores(location, kind === 'folder') ||
        isExcludedBySettings(
          name,
          () => relativeLocation(relativeTo, location),
          (sibling) => names.has(sibling),
        );
    },
  };
}

async function findRepository(tree: FileTree, folder: string): Promise<string | undefined> {
  for (let candidate = folder; ; candidate = parentOf(candidate)) {
    if (await exists(tree, resolveLocation(candidate, '.git'))) return candidate;
    if (candidate === parentOf(candidate)) return undefined;
  }
}

async function exists(tree: FileTree, location: string): Promise<boolean> {
  try {
    await tree.stat(location);
    return true;
  } catch {
    return false;
  }
}

async function readTextIfPresent(tree: FileTree, location: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await tree.readFile(location));
  } catch {
    // Absent or unreadable: git itself goes on without such rules.
    return undefined;
  }
}
