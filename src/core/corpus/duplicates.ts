/** Files that say the same. */
export interface DuplicateGroup {
  /** The one to keep first: the largest, and of equals the first by path. */
  readonly paths: readonly string[];
  /** Tokens that keeping only the first would save. */
  readonly tokensSaved: number;
  /** The lowest similarity of any of them to the first, 0 to 1; 1 means equal content. */
  readonly similarity: number;
}

/** What a corpus says more than once; groups with the most to save first. */
export interface Duplicates {
  /** Files of equal content. */
  readonly exact: readonly DuplicateGroup[];
  /** Texts of which most is the same; of equal files only the first took part. */
  readonly near: readonly DuplicateGroup[];
  /** Plain texts that were compared with each other for near-duplicates. */
  readonly comparedFiles: number;
}

/** A file beside what tells whether it equals another. */
export interface HashedFile {
  readonly path: string;
  readonly tokens: number;
  readonly contentHash: string;
}

/** Files that may be equal, by what is known without reading them: groups of the same size and count. */
export function groupBySize<File extends { readonly bytes: number; readonly tokens: number }>(
  files: readonly File[],
): File[][] {
  const nonempty = files.filter(({ tokens }) => tokens > 0);
  return groupsOfSeveral(nonempty, ({ bytes, tokens }) => `${bytes} ${tokens}`);
}

/** Groups files of equal content. */
export function groupEqualFiles(files: readonly HashedFile[]): DuplicateGroup[] {
  return sortBySaving(
    groupsOfSeveral(files, ({ contentHash, tokens }) => `${contentHash} ${tokens}`).map(
      (group) => ({
        paths: group.map(({ path }) => path).sort(),
        tokensSaved: (group.length - 1) * (group[0]?.tokens ?? 0),
        similarity: 1,
      }),
    ),
  );
}

/** The groups with the most tokens to save first, ties by path. */
export function sortBySaving(groups: readonly DuplicateGroup[]): DuplicateGroup[] {
  const first = ({ paths }: DuplicateGroup): string => paths[0] ?? '';
  return [...groups].sort(
    (a, b) => b.tokensSaved - a.tokensSaved || (first(a) < first(b) ? -1 : 1),
  );
}

function groupsOfSeveral<File>(files: readonly File[], keyOf: (file: File) => string): File[][] {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const key = keyOf(file);
    const group = groups.get(key);
    if (group) group.push(file);
    else groups.set(key, [file]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
