import { lstat, readdir, readFile } from 'node:fs/promises';
import type { Dirent, Stats } from 'node:fs';
import type { EntryKind, FileTree } from '../../../src/measure/virtual/fileTree';

/** This machine's disk as a tree: what is found through it must be what is found without it. */
export const treeOnDisk: FileTree = {
  stat: async (location) => {
    const stats = await lstat(location);
    return { kind: kindOf(stats), size: stats.size, modifiedAt: stats.mtime };
  },
  readFolder: async (location) =>
    (await readdir(location, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  readFile: async (location) => new Uint8Array(await readFile(location)),
};

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'special';
}
