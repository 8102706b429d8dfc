import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { describeFileError } from './fileError';
import { createExclusion } from './exclusion';
import type { ScanRoot } from './roots';
import type { WalkedEntry } from './walkedEntry';

/**
 * Walks a root depth first, in the order of names, without following symbolic links.
 * What cannot be read is an entry with its reason, never an error.
 */
export function* walk(root: ScanRoot): Generator<WalkedEntry> {
  const stats = readStats(root.absolutePath);
  if (typeof stats === 'string') {
    yield unreadable(root.label || path.basename(root.absolutePath), stats);
  } else if (stats.isDirectory()) {
    const exclusion = createExclusion(root.absolutePath, root.excludes);
    yield* walkFolder(root.absolutePath, root.label, exclusion);
  } else {
    yield classify(root.absolutePath, root.label || path.basename(root.absolutePath), stats);
  }
}

function* walkFolder(
  folder: string,
  label: string,
  exclusion: ReturnType<typeof createExclusion>,
): Generator<WalkedEntry> {
  const entries = readFolder(folder);
  if (typeof entries === 'string') {
    yield unreadable(label || '.', entries);
    return;
  }
  // Asking the disk for rules that are not there would cost more than the folder itself.
  if (entries.some(({ name }) => name === '.gitignore')) exclusion.enter(folder);
  // Joined by hand, as path.join would normalize every path anew.
  const prefix = folder.endsWith(path.sep) ? folder : folder + path.sep;
  for (const entry of entries) {
    const absolutePath = prefix + entry.name;
    const entryPath = label === '' ? entry.name : `${label}/${entry.name}`;
    if (exclusion.excludes(absolutePath, entry.isDirectory())) {
      yield { kind: 'excluded', path: entryPath };
    } else if (entry.isDirectory()) {
      yield* walkFolder(absolutePath, entryPath, exclusion);
    } else {
      yield classify(absolutePath, entryPath, entry);
    }
  }
}

function classify(absolutePath: string, entryPath: string, entry: Dirent | Stats): WalkedEntry {
  if (entry.isFile()) return { kind: 'file', absolutePath, path: entryPath };
  return entry.isSymbolicLink()
    ? { kind: 'skipped', path: entryPath, code: 'link', reason: 'symbolic link, not followed' }
    : { kind: 'skipped', path: entryPath, code: 'special', reason: 'not a regular file' };
}

function unreadable(entryPath: string, reason: string): WalkedEntry {
  return { kind: 'skipped', path: entryPath, code: 'unreadable', reason };
}

/** The folder's entries by name, or why it cannot be read. */
function readFolder(folder: string): Dirent[] | string {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    return describeFileError(error);
  }
}

function readStats(file: string): Stats | string {
  try {
    return lstatSync(file);
  } catch (error) {
    return describeFileError(error);
  }
}
