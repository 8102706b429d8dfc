import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';

/**
 * VS Code's `files.exclude`: glob → on/off, or on only beside a sibling (`{ when: "$(basename).ts" }`).
 */
export type FilesExclude = Readonly<Record<string, boolean | { readonly when: string }>>;

/** Globs and the folder that they are relative to. */
export interface ExcludeGlobs {
  readonly relativeTo: string;
  readonly globs: FilesExclude;
}

/** What `files.exclude` says in a VS Code whose user changed nothing. */
export const defaultFilesExclude: FilesExclude = {
  '**/.git': true,
  '**/.svn': true,
  '**/.hg': true,
  '**/.DS_Store': true,
  '**/Thumbs.db': true,
};

/** Installed packages and version control are never part of a corpus, even where no rule says so. */
const neverCorpus = new Set(['.git', '.hg', '.svn', 'node_modules']);

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
  const gitignore = new GitignoreRules(scannedFolder);
  const isExcludedBySettings = compileGlobs(excludes);
  return {
    enter: (folder) => gitignore.read(folder),
    excludes: (entry, isFolder) =>
      (isFolder && neverCorpus.has(nameOf(entry))) ||
      gitignore.ignores(entry, isFolder) ||
      isExcludedBySettings(entry),
  };
}

/** The `.gitignore` files met so far, each asked about paths relative to its own folder. */
class GitignoreRules {
  readonly #rules = new Map<string, Ignore>();
  readonly #top: string;

  constructor(scannedFolder: string) {
    const repository = findRepository(scannedFolder);
    this.#top = repository ?? scannedFolder;
    if (repository === undefined) return;
    const above = foldersBetween(repository, scannedFolder);
    for (const folder of above) this.read(folder);
    this.#addRules(repository, path.join(repository, '.git/info/exclude'));
    if (scannedFolder !== repository && this.#ignoresAnyPart(scannedFolder)) this.#rules.clear();
  }

  read(folder: string): void {
    this.#addRules(folder, path.join(folder, '.gitignore'));
  }

  /** The nearest rule decides, as in git: a deeper file's pattern overrides a shallower one's. */
  ignores(entry: string, isFolder: boolean): boolean {
    for (let folder = path.dirname(entry); ; folder = path.dirname(folder)) {
      const rules = this.#rules.get(folder);
      if (rules) {
        const relative = pathBelow(folder, entry);
        const verdict = rules.test(isFolder ? `${relative}/` : relative);
        if (verdict.ignored) return true;
        if (verdict.unignored) return false;
      }
      if (folder === this.#top || folder === path.dirname(folder)) return false;
    }
  }

  #ignoresAnyPart(scannedFolder: string): boolean {
    const parts = [...foldersBetween(this.#top, scannedFolder), scannedFolder].slice(1);
    return parts.some((part) => this.ignores(part, true));
  }

  #addRules(folder: string, file: string): void {
    const text = readTextIfPresent(file);
    if (text === undefined) return;
    const rules = this.#rules.get(folder) ?? ignore();
    this.#rules.set(folder, rules.add(text));
  }
}

/** A glob that matches whatever has that very name, as the usual ones do: a set tells these faster than patterns. */
const anyOfName = /^\*\*\/([\w.-]+)$/;

function compileGlobs({ relativeTo, globs }: ExcludeGlobs): (entry: string) => boolean {
  const names = new Set<string>();
  const rules: { matches: (relative: string) => boolean; when: string | undefined }[] = [];
  for (const [glob, value] of Object.entries(globs)) {
    const name = value === true ? anyOfName.exec(glob)?.[1] : undefined;
    if (name !== undefined) {
      names.add(name);
    } else if (value !== false) {
      const when = value === true ? undefined : value.when;
      rules.push({ matches: picomatch(glob, { dot: true }), when });
    }
  }
  return (entry) => {
    if (names.has(nameOf(entry))) return true;
    if (rules.length === 0) return false;
    const relative = path.relative(relativeTo, entry).split(path.sep).join('/');
    return rules.some(
      ({ matches, when }) => matches(relative) && (when === undefined || hasSibling(entry, when)),
    );
  };
}

function nameOf(entry: string): string {
  return entry.slice(entry.lastIndexOf(path.sep) + 1);
}

/** The path of an entry relative to a folder that it is below, with slashes. */
function pathBelow(folder: string, entry: string): string {
  const relative = entry.slice(folder.endsWith(path.sep) ? folder.length : folder.length + 1);
  return path.sep === '/' ? relative : relative.split(path.sep).join('/');
}

function hasSibling(entry: string, when: string): boolean {
  const { dir, name } = path.parse(entry);
  return existsSync(path.join(dir, when.replace('$(basename)', name)));
}

function findRepository(folder: string): string | undefined {
  for (let candidate = folder; ; candidate = path.dirname(candidate)) {
    if (existsSync(path.join(candidate, '.git'))) return candidate;
    if (candidate === path.dirname(candidate)) return undefined;
  }
}

/** From the upper folder down to the one that holds the lower: `/a` and `/a/b/c` give `/a`, `/a/b`. */
function foldersBetween(upper: string, lower: string): string[] {
  const folders: string[] = [];
  for (let folder = lower; folder !== upper;) {
    folder = path.dirname(folder);
    folders.unshift(folder);
    if (folder === path.dirname(folder)) break;
  }
  return folders;
}

function readTextIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Absent or unreadable: git itself goes on without such rules.
    return undefined;
  }
}
