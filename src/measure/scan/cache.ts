import { statSync } from 'node:fs';
import path from 'node:path';
import type { EncodingName } from '../../core/tokens/encodings';
import type { Representation } from '../extract/extraction';
import { toCachedCount, type CacheEntry } from './cacheEntry';
import { cacheFilePath, readCacheFile, writeCacheFile } from './cacheFile';
import type { FileOutcome, FoundFile } from './messages';
import type { ScanRoot } from './roots';

/** Raised when the meaning of what is kept changes. */
const cacheFormat = 1;
const mostEntries = 250_000;
const countingBundles = ['countWorker.js', 'extractPlain.js', 'documentReader.js', 'pdfReader.js'];
/**
 * A file this young may change again without its time changing (file systems count in steps of up to two
 * seconds), so its count is not kept. Git treats its index the same way ("racily clean" entries).
 */
const settledMs = 2_000;

/** What a count depends on beside the file. */
export interface CountingRules {
  readonly encoding: EncodingName;
  readonly representation: Representation;
  /** Where the built readers are: another build may read a document otherwise. */
  readonly builtFolder: string;
}

interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
}

/** The counts of one root's files as an earlier scan left them, and as this one will leave them. */
export class CountCache {
  readonly #root: ScanRoot;
  readonly #file: string;
  readonly #earlier: ReadonlyMap<string, CacheEntry>;
  readonly #current = new Map<string, CacheEntry>();
  readonly #uncounted = new Map<string, FileState>();
  readonly #openedAt = Date.now();
  #isChanged = false;

  constructor(folder: string, root: ScanRoot, rules: CountingRules) {
    const { encoding, representation, builtFolder } = rules;
    const key = [
      cacheFormat,
      root.absolutePath,
      encoding,
      representation,
      countingBundles.map((name) => readState(path.join(builtFolder, name))),
    ];
    this.#root = root;
    this.#file = cacheFilePath(folder, key);
    this.#earlier = readCacheFile(this.#file);
  }

  /** The file with what is known of it: its count where it is unchanged, else what a changed one can be compared with. */
  find(absolutePath: string, reportedPath: string): FoundFile {
    const file = { absolutePath, path: reportedPath };
    const state = readState(absolutePath);
    if (!state) return file;
    const key = this.#key(absolutePath);
    const entry = this.#earlier.get(key);
    if (entry?.size === state.size) {
      const count = { path: reportedPath, ...entry.count };
      if (entry.mtimeMs === state.mtimeMs) {
        this.#current.set(key, entry);
        return { ...file, known: count };
      }
      this.#uncounted.set(key, state);
      const { contentHash } = entry;
      return contentHash === undefined ? file : { ...file, earlier: { contentHash, count } };
    }
    this.#uncounted.set(key, state);
    return file;
  }

  /** Takes in what a file gave that was not known. */
  add({ absolutePath }: FoundFile, { count, contentHash }: FileOutcome): void {
    const key = this.#key(absolutePath);
    const state = this.#uncounted.get(key);
    const cached = toCachedCount(count);
    this.#uncounted.delete(key);
    if (!state || !cached || this.#openedAt - state.mtimeMs < settledMs) return;
    if (this.#current.size >= mostEntries) return;
    this.#current.set(key, {
      ...state,
      ...(contentHash === undefined ? {} : { contentHash }),
      count: cached,
    });
    this.#isChanged = true;
  }

  /** Writes the counts down, those of vanished files left out; does nothing where nothing changed. */
  save(): void {
    if (!this.#isChanged && this.#current.size === this.#earlier.size) return;
    try {
      writeCacheFile(this.#file, this.#current);
    } catch {
      // A cache that cannot be written costs the next scan its time, and this one nothing.
    }
  }

  #key(absolutePath: string): string {
    return absolutePath.slice(this.#root.absolutePath.length);
  }
}

function readState(file: string): FileState | undefined {
  try {
    const { size, mtimeMs } = statSync(file);
    return { size, mtimeMs };
  } catch {
    // Reading it will fail too, and say why.
    return undefined;
  }
}
