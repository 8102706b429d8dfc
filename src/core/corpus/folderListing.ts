import { byTokens, type CorpusFolder } from './tree';

/** A file or folder as a map of its folder shows it. */
export interface CorpusEntry {
  readonly kind: 'folder' | 'file';
  readonly path: string;
  /** Below the listed folder: `a/b` where `a` holds nothing but `b`. */
  readonly name: string;
  readonly tokens: number;
  readonly fileCount: number;
  /** A look into a folder: its largest parts, the most tokens first, and all others together. */
  readonly parts: readonly EntryPart[];
}

/** A part of an entry. */
export interface EntryPart {
  readonly name: string;
  readonly tokens: number;
}

/** A page of a folder's parts, the most tokens first. */
export interface FolderListing {
  readonly path: string;
  /** How many larger parts come before this page. */
  readonly from: number;
  /** Of what the page and the rest hold. */
  readonly tokens: number;
  readonly fileCount: number;
  readonly entries: readonly CorpusEntry[];
  /** What comes after this page; absent on the last one. */
  readonly rest?: { readonly entries: number; readonly tokens: number; readonly fileCount: number };
}

/** More tiles than these nobody tells apart; a page of them stays small however large the folder is. */
const pageLength = 150;
const shownParts = 12;

/** Lists a folder's parts that hold tokens, from the given place on. */
export function listFolder(folder: CorpusFolder, from: number): FolderListing {
  const all = partsOf(folder).slice(from);
  const page = all.slice(0, pageLength);
  const later = all.slice(pageLength);
  return {
    path: folder.path,
    from,
    tokens: sum(all, ({ tokens }) => tokens),
    fileCount: sum(all, ({ fileCount }) => fileCount),
    entries: page.map((part) => toEntry(part, folder.path)),
    ...(later.length === 0
      ? {}
      : {
          rest: {
            entries: later.length,
            tokens: sum(later, ({ tokens }) => tokens),
            fileCount: sum(later, ({ fileCount }) => fileCount),
          },
        }),
  };
}

interface Part {
  readonly path: string;
  readonly tokens: number;
  readonly fileCount: number;
  readonly folder?: CorpusFolder;
}

function partsOf({ folders, files }: CorpusFolder): Part[] {
  return [
    ...folders.map(skipLoneFolders).map((folder) => ({
      path: folder.path,
      tokens: folder.tokens,
      fileCount: folder.fileCount,
      folder,
    })),
    ...files.map(({ path, tokens }) => ({ path, tokens, fileCount: 1 })),
  ]
    .filter(({ tokens }) => tokens > 0)
    .sort(byTokens);
}

/** A folder that holds nothing but another is shown together with it. */
function skipLoneFolders(folder: CorpusFolder): CorpusFolder {
  const [only, ...others] = folder.folders;
  return only && others.length === 0 && folder.files.length === 0 ? skipLoneFolders(only) : folder;
}

function toEntry({ path, tokens, fileCount, folder }: Part, listed: string): CorpusEntry {
  return {
    kind: folder ? 'folder' : 'file',
    path,
    name: listed === '' ? path : path.slice(listed.length + 1),
    tokens,
    fileCount,
    parts: folder ? largestParts(folder) : [],
  };
}

function largestParts({ path, tokens, folders, files }: CorpusFolder): EntryPart[] {
  const largest = [...folders.slice(0, shownParts), ...files.slice(0, shownParts)]
    .sort(byTokens)
    .slice(0, shownParts)
    .map((part) => ({ name: part.path.slice(path.length + 1), tokens: part.tokens }));
  const others = tokens - largest.reduce((total, part) => total + part.tokens, 0);
  const othersCount = folders.length + files.length - largest.length;
  return others > 0 ? [...largest, { name: `${othersCount} more`, tokens: others }] : largest;
}

function sum(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((total, part) => total + of(part), 0);
}
