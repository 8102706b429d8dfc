import type { SkippedFile } from '../../core/corpus/scan';
import type { CountCache } from './cache';
import type { FoundFile, KeepMessage, WalkMessage, WalkRequest } from './messages';
import { walk } from './walk';

/** Large enough to make messages cheap, small enough to keep all counting threads busy to the end. */
const filesPerBatch = 32;

/** A file that is to be counted, with the cache that wants to know its count. */
interface Awaited {
  readonly file: FoundFile;
  readonly cache: CountCache;
}

/** Gets ready to walk; what keeps counts is loaded only where they are kept. */
export async function prepareWalk({ roots, cache: kept }: WalkRequest): Promise<CorpusWalk> {
  if (!kept) return new CorpusWalk(roots.map((root) => ({ root })));
  const { CountCache } = await import('./cache');
  return new CorpusWalk(
    roots.map((root) => ({ root, cache: new CountCache(kept.folder, root, kept.rules) })),
  );
}

interface WalkedRoot {
  readonly root: WalkRequest['roots'][number];
  readonly cache?: CountCache;
}

/** The walk of one scan: finds files as fast as the disk tells, hands them on in batches, and keeps their counts. */
export class CorpusWalk {
  readonly #roots: readonly WalkedRoot[];
  readonly #awaited = new Map<number, readonly Awaited[]>();

  constructor(roots: readonly WalkedRoot[]) {
    this.#roots = roots;
  }

  /** Everything below the roots, batch by batch, then `walked`. */
  *batches(): Generator<WalkMessage> {
    let batch = 0;
    let open = new OpenBatch();
    for (const { root, cache } of this.#roots) {
      for (const entry of walk(root)) {
        if (entry.kind === 'file') {
          const { absolutePath, path } = entry;
          open.add(cache?.find(absolutePath, path) ?? { absolutePath, path }, cache);
        } else if (entry.kind === 'skipped') {
          open.skipped.push({ path: entry.path, code: entry.code, reason: entry.reason });
        } else {
          open.excluded += 1;
        }
        if (open.files.length === filesPerBatch) {
          yield this.#close(batch++, open);
          open = new OpenBatch();
        }
      }
    }
    yield this.#close(batch, open);
    yield { kind: 'walked' };
  }

  /** Takes in what was counted; at the end writes it down, and answers so. */
  keep(message: KeepMessage): WalkMessage | undefined {
    if (message.kind === 'counted') {
      this.#awaited.get(message.batch)?.forEach(({ file, cache }, index) => {
        const outcome = message.outcomes[index];
        if (outcome && !file.known) cache.add(file, outcome);
      });
      this.#awaited.delete(message.batch);
      return undefined;
    }
    for (const { cache } of this.#roots) cache?.save();
    return { kind: 'saved' };
  }

  #close(batch: number, { files, skipped, excluded, toKeep }: OpenBatch): WalkMessage {
    if (toKeep.some(({ file }) => !file.known)) this.#awaited.set(batch, toKeep);
    return { kind: 'batch', batch, files, skipped, excluded };
  }
}

/** A batch that is being filled. */
class OpenBatch {
  readonly files: FoundFile[] = [];
  readonly skipped: SkippedFile[] = [];
  readonly toKeep: Awaited[] = [];
  excluded = 0;

  add(file: FoundFile, cache: CountCache | undefined): void {
    this.files.push(file);
    if (cache) this.toKeep.push({ file, cache });
  }
}
