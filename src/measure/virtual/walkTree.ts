import { describeFileError } from '../scan/fileError';
import { nameOf } from '../scan/location';
import type { ScanRoot } from '../scan/roots';
import type { WalkedEntry } from '../scan/walkedEntry';
import type { EntryKind, FileTree, FolderEntry } from './fileTree';
import { Limiter } from './limiter';
import { createTreeExclusion, type TreeExclusion } from './treeExclusion';

/** So many folders are asked for at a time: most of what an answer takes is the way to it and back. */
const foldersAtOnce = 8;

/**
 * Walks a root of a tree in the order of names, as `walk` does on a disk. What cannot be read is an entry with its
 * reason, never an error.
 * @param repository the folder whose `.gitignore` holds where no `.git` tells
 */
export async function* walkTree(
  tree: FileTree,
  root: ScanRoot,
  repository?: string,
): AsyncGenerator<WalkedEntry> {
  const { absolutePath, label, excludes } = root;
  const name = label || nameOf(absolutePath);
  let kind: EntryKind;
  try {
    ({ kind } = await tree.stat(absolutePath));
  } catch (error) {
    yield unreadable(name, error);
    return;
  }
  if (kind !== 'folder') {
    yield classify(absolutePath, name, kind);
    return;
  }
  const exclusion = await createTreeExclusion(tree, absolutePath, excludes, repository);
  const walk = new TreeWalk(tree, exclusion);
  yield* walk.folder(absolutePath, label, walk.list(absolutePath));
}

/** The entries of a folder by name, or why it cannot be read. */
type Listing = Promise<{ readonly entries: readonly FolderEntry[] } | { readonly error: unknown }>;

class TreeWalk {
  readonly #tree: FileTree;
  readonly #exclusion: TreeExclusion;
  readonly #limiter = new Limiter(foldersAtOnce);

  constructor(tree: FileTree, exclusion: TreeExclusion) {
    this.#tree = tree;
    this.#exclusion = exclusion;
  }

  async list(folder: string): Listing {
    const done = await this.#limiter.take(1);
    try {
      const entries = [...(await this.#tree.readFolder(folder))];
      return {
        entries: entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
      };
    } catch (error) {
      return { error };
    } finally {
      done();
    }
  }

  async *folder(folder: string, label: string, listing: Listing): AsyncGenerator<WalkedEntry> {
    const listed = await listing;
    if ('error' in listed) {
      yield unreadable(label || '.', listed.error);
      return;
    }
    const isExcluded = await this.#exclusion.enter(folder, listed.entries);
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const found = listed.entries.map((entry) => {
      const location = prefix + entry.name;
      const path = label === '' ? entry.name : `${label}/${entry.name}`;
      if (isExcluded(entry, location)) return { kind: 'excluded' as const, path };
      if (entry.kind !== 'folder') return classify(location, path, entry.kind);
      // Asked for at once, so that the answer is there when its turn comes.
      return { kind: 'folder' as const, location, path, listing: this.list(location) };
    });
    for (const entry of found) {
      if (entry.kind === 'folder') yield* this.folder(entry.location, entry.path, entry.listing);
      else yield entry;
    }
  }
}

function classify(location: string, path: string, kind: EntryKind): WalkedEntry {
  if (kind === 'file') return { kind: 'file', absolutePath: location, path };
  return kind === 'link'
    ? { kind: 'skipped', path, code: 'link', reason: 'symbolic link, not followed' }
    : { kind: 'skipped', path, code: 'special', reason: 'not a regular file' };
}

function unreadable(path: string, error: unknown): WalkedEntry {
  return { kind: 'skipped', path, code: 'unreadable', reason: describeFileError(error) };
}
