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
export const neverCorpus: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** How the paths of a file system are taken apart. */
export interface PathStyle {
  readonly separator: string;
  /** The folder that holds a path; the topmost holds itself. */
  readonly parentOf: (path: string) => string;
}

/** The rules of one folder's `.gitignore`. */
interface FolderRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files met so far, each asked about paths relative to its own folder. */
export class GitignoreRules {
  readonly #rules = new Map<string, Ignore>();
  readonly #top: string;
  readonly #style: PathStyle;
  /** What was asked for the folder asked about last: a walk asks for all its entries in a row. */
  #latest: { readonly folder: string; readonly rules: readonly FolderRules[] } | undefined;

  /** @param top the folder above which nothing is asked: the repository, or what is scanned */
  constructor(top: string, style: PathStyle) {
    this.#top = top;
    this.#style = style;
  }

  add(folder: string, text: string): void {
    const rules = this.#rules.get(folder) ?? ignore();
    this.#rules.set(folder, rules.add(text));
    this.#latest = undefined;
  }

  clear(): void {
    this.#rules.clear();
    this.#latest = undefined;
  }

  /** The nearest rule decides, as in git: a deeper file's pattern overrides a shallower one's. */
  ignores(entry: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#rulesFor(entry)) {
      const relative = this.#pathBelow(folder, entry);
      const verdict = rules.test(isFolder ? `${relative}/` : relative);
      if (verdict.ignored) return true;
      if (verdict.unignored) return false;
    }
    return false;
  }

  /** The rules that concern an entry, the nearest first. */
  #rulesFor(entry: string): readonly FolderRules[] {
    const { parentOf, separator } = this.#style;
    const parent = entry.slice(0, Math.max(0, entry.lastIndexOf(separator)));
    if (this.#latest?.folder === parent) return this.#latest.rules;
    const found: FolderRules[] = [];
    for (let folder = parentOf(entry); ; folder = parentOf(folder)) {
      const rules = this.#rules.get(folder);
      if (rules) found.push({ folder, rules });
      if (folder === this.#top || folder === parentOf(folder)) break;
    }
    this.#latest = { folder: parent, rules: found };
    return found;
  }

  /** The path of an entry relative to a folder that it is below, with slashes. */
  #pathBelow(folder: string, entry: string): string {
    const { separator } = this.#style;
    const relative = entry.slice(folder.endsWith(separator) ? folder.length : folder.length + 1);
    return separator === '/' ? relative : relative.split(separator).join('/');
  }
}

/** A glob that matches whatever has that very name, as the usual ones do: a set tells these faster than patterns. */
const anyOfName = /^\*\*\/([\w.-]+)$/;

/**
 * Whether settings leave an entry out.
 * @param relativePath the entry as globs see it, with slashes; asked only where a name does not tell
 * @param hasSibling whether a file of that name lies beside the entry
 */
export type SettingsRules = (
  name: string,
  relativePath: () => string,
  hasSibling: (name: string) => boolean,
) => boolean;

/** Makes the globs of settings ready to be asked. */
export function compileGlobs(globs: FilesExclude): SettingsRules {
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
  return (name, relativePath, hasSibling) => {
    if (names.has(name)) return true;
    if (rules.length === 0) return false;
    const relative = relativePath();
    return rules.some(
      ({ matches, when }) =>
        matches(relative) &&
        (when === undefined || hasSibling(when.replace('$(basename)', withoutExtension(name)))),
    );
  };
}

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** From the upper folder down to the one that holds the lower: `/a` and `/a/b/c` give `/a`, `/a/b`. */
export function foldersBetween(upper: string, lower: string, { parentOf }: PathStyle): string[] {
  const folders: string[] = [];
  for (let folder = lower; folder !== upper;) {
    folder = parentOf(folder);
    folders.unshift(folder);
    if (folder === parentOf(folder)) break;
  }
  return folders;
}
