import type { Duplicates } from '../../core/corpus/duplicates';
import type { CountedFile, Scan, SkippedFile } from '../../core/corpus/scan';
import type { Representation } from '../extract/extraction';
import { describeFileError } from '../scan/fileError';
import type { FileCount } from '../scan/messages';
import type { ScanRoot } from '../scan/roots';
import { ScanCancelled, type ScanProgress } from '../scan/scanProgress';
import { ContentPool, type ContentThreads } from './contentPool';
import type { FileTree } from './fileTree';
import { Limiter } from './limiter';
import { walkTree } from './walkTree';

export interface TreeScanOptions {
  readonly tree: FileTree;
  readonly threads: ContentThreads;
  readonly representation: Representation;
  /** The folder whose `.gitignore` holds for a root where no `.git` tells. */
  readonly repositoryOf?: (root: string) => string | undefined;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
}

export type TreeScan = Scan & { readonly duplicates: Duplicates };

/** So many files are asked for at a time, and of so many bytes together. */
const filesAtOnce = 16;
const bytesAtOnce = 64 * 1024 * 1024;
/** What is read comes whole, through the memory of the extension host. */
const largestFileBytes = 256 * 1024 * 1024;

/**
 * Counts every document below the roots of a tree: what `scanFolders` does for a disk, by the same rules. Contents are
 * read through the tree a few at a time, and counted in threads that end with the scan.
 * @throws {ScanCancelled} at once when the signal aborts
 */
export async function scanTree(
  roots: readonly ScanRoot[],
  options: TreeScanOptions,
): Promise<TreeScan> {
  const { signal } = options;
  const cancelled = new ScanCancelled('The scan was cancelled.');
  if (signal?.aborted) throw cancelled;
  const pool = new ContentPool(options.threads, options.representation);
  let cancel: (() => void) | undefined;
  try {
    return await Promise.race([
      new TreeScanner(options, pool).scan(roots),
      pool.failed,
      new Promise<never>((_, reject) => {
        cancel = () => reject(cancelled);
        signal?.addEventListener('abort', cancel, { once: true });
      }),
    ]);
  } finally {
    if (cancel) signal?.removeEventListener('abort', cancel);
    pool.end();
  }
}

/** One scan under way. */
class TreeScanner {
  readonly #options: TreeScanOptions;
  readonly #pool: ContentPool;
  readonly #files = new Limiter(filesAtOnce);
  readonly #bytes = new Limiter(bytesAtOnce);
  /** In the order of the walk, whatever was counted first. */
  readonly #found: (FileCount | undefined)[] = [];
  #excluded = 0;
  #countedFiles = 0;
  #countedTokens = 0;

  constructor(options: TreeScanOptions, pool: ContentPool) {
    this.#options = options;
    this.#pool = pool;
  }

  async scan(roots: readonly ScanRoot[]): Promise<TreeScan> {
    const { tree, signal, repositoryOf } = this.#options;
    const counting: Promise<void>[] = [];
    for (const root of roots) {
      for await (const entry of walkTree(tree, root, repositoryOf?.(root.absolutePath))) {
        if (signal?.aborted) break;
        if (entry.kind === 'excluded') {
          this.#excluded += 1;
        } else if (entry.kind === 'skipped') {
          const { path, code, reason } = entry;
          this.#found.push({ path, code, reason });
        } else {
          const index = this.#found.push(undefined) - 1;
          const done = await this.#files.take(1);
          counting.push(
            this.#count(entry.absolutePath, entry.path)
              .then((count) => {
                this.#found[index] = count;
              })
              .finally(done),
          );
        }
      }
    }
    await Promise.all(counting);
    const files: CountedFile[] = [];
    const skipped: SkippedFile[] = [];
    for (const count of this.#found) {
      if (!count) continue;
      if ('tokens' in count) files.push(count);
      else skipped.push(count);
    }
    const duplicates = await this.#pool.compare();
    return { encoding: this.#pool.encoding, files, skipped, excluded: this.#excluded, duplicates };
  }

  async #count(location: string, path: string): Promise<FileCount> {
    const { tree } = this.#options;
    let release: (() => void) | undefined;
    try {
      const { size } = await tree.stat(location);
      if (size > largestFileBytes) {
        const reason = `larger than ${largestFileBytes >> 20} MB, too much to read where it is not on a disk`;
        return { path, code: 'over-limit', reason };
      }
      release = await this.#bytes.take(size);
      this.#report(path);
      const bytes = await tree.readFile(location);
      const count = await this.#pool.count(path, bytes, (within) => this.#report(path, within));
      if ('tokens' in count) {
        this.#countedFiles += 1;
        this.#countedTokens += count.tokens;
      }
      return count;
    } catch (error) {
      return { path, code: 'unreadable', reason: describeFileError(error) };
    } finally {
      release?.();
    }
  }

  #report(path: string, within?: ScanProgress['within']): void {
    this.#options.onProgress?.({
      files: this.#countedFiles,
      tokens: this.#countedTokens,
      path,
      ...(within ? { within } : {}),
    });
  }
}
