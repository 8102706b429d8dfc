/** What an entry of a folder is; links are not followed, whatever they lead to. */
export type EntryKind = 'file' | 'folder' | 'link' | 'special';

/** A file system that is reached through somebody else: each call may take a while, and many may be under way. */
export interface FileTree {
  /** @throws where there is nothing, or nothing that may be seen */
  stat(location: string): Promise<EntryState>;
  /** @throws where it cannot be read */
  readFolder(location: string): Promise<readonly FolderEntry[]>;
  /** The whole file, as bytes of the caller's own. @throws where it cannot be read */
  readFile(location: string): Promise<Uint8Array>;
}

export interface EntryState {
  readonly kind: EntryKind;
  /** Bytes. */
  readonly size: number;
  readonly modifiedAt: Date;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}
