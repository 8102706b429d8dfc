import type { CountedFile } from './scan';

/** A folder with everything below it; its parts are ordered by tokens, the most first (ties by path). */
export interface CorpusFolder {
  /** Path as the scan reports it; the empty string is the whole corpus. */
  readonly path: string;
  /** Of all files below. */
  readonly tokens: number;
  /** Number of files below. */
  readonly fileCount: number;
  readonly folders: readonly CorpusFolder[];
  /** The files directly in it. */
  readonly files: readonly CountedFile[];
}

interface Building {
  readonly path: string;
  tokens: number;
  fileCount: number;
  readonly folders: Map<string, Building>;
  readonly files: CountedFile[];
}

/** Puts a scan's files into their folders. */
export function buildTree(files: readonly CountedFile[]): CorpusFolder {
  const root = start('');
  for (const file of files) {
    let folder = root;
    add(folder, file);
    for (
      let slash = file.path.indexOf('/');
      slash !== -1;
      slash = file.path.indexOf('/', slash + 1)
    ) {
      const path = file.path.slice(0, slash);
      let inner = folder.folders.get(path);
      if (!inner) folder.folders.set(path, (inner = start(path)));
      folder = inner;
      add(folder, file);
    }
    folder.files.push(file);
  }
  return finish(root);
}

/** The folder of a path; undefined where there is none. */
export function findFolder(root: CorpusFolder, path: string): CorpusFolder | undefined {
  if (root.path === path) return root;
  const next = root.folders.find(
    (folder) => folder.path === path || path.startsWith(`${folder.path}/`),
  );
  return next && findFolder(next, path);
}

function start(path: string): Building {
  return { path, tokens: 0, fileCount: 0, folders: new Map(), files: [] };
}

function add(folder: Building, { tokens }: CountedFile): void {
  folder.tokens += tokens;
  folder.fileCount += 1;
}

function finish({ path, tokens, fileCount, folders, files }: Building): CorpusFolder {
  return {
    path,
    tokens,
    fileCount,
    folders: [...folders.values()].map(finish).sort(byTokens),
    files: files.sort(byTokens),
  };
}

interface Sized {
  readonly path: string;
  readonly tokens: number;
}

/** The most tokens first, ties by path. */
export function byTokens(a: Sized, b: Sized): number {
  return b.tokens - a.tokens || (a.path < b.path ? -1 : 1);
}
