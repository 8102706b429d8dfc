import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CountedFile, Scan, SkippedFile } from '../../core/corpus/scan';
import { defaultRepresentation, type Progress, type Representation } from '../extract/extraction';
import type { CountBatch, CountMessage, CountRequest, WalkMessage, WalkRequest } from './messages';
import type { ScanRoot } from './walk';

/** How far a scan has come. */
export interface ScanProgress {
  readonly files: number;
  readonly tokens: number;
  /** The file being read, as reported paths name it. */
  readonly path: string;
  /** Within the document, where it has parts. */
  readonly within?: Progress;
}

export interface ScanOptions {
  /** Where the built threads, the vocabularies and the extraction process are. */
  readonly builtFolder: string;
  readonly representation?: Representation;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
}

/** Thrown when a scan was cancelled; nothing of it remains. */
export class ScanCancelled extends Error {
  override readonly name = 'ScanCancelled';
}

const encoding = 'o200k_base';
const mostCountingThreads = 4;
/** A further thread costs a tenth of a second to start: it must have this much waiting for it to be worth that. */
const batchesWorthAThread = 3;

/**
 * Counts every document below the roots: one thread walks, others count. Cancelling ends them all at once,
 * whatever they are busy with, and with them the processes that read packed documents.
 * @throws {ScanCancelled} when the signal aborts first
 */
export function scanFolders(roots: readonly ScanRoot[], options: ScanOptions): Promise<Scan> {
  const { signal } = options;
  if (signal?.aborted) return Promise.reject(new ScanCancelled('The scan was cancelled.'));
  return new Promise((resolve, reject) => {
    const pool = new ScanPool(roots, options, {
      done: (scan) => settle(() => resolve(scan)),
      failed: (error) => settle(() => reject(error)),
    });
    const cancel = (): void => settle(() => reject(new ScanCancelled('The scan was cancelled.')));
    const settle = (conclude: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      pool.end();
      conclude();
    };
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

interface CountingThread {
  readonly worker: Worker;
  pending: number;
  files: number;
  tokens: number;
}

/** What is called once, when a scan has ended by itself. */
interface Conclude {
  readonly done: (scan: Scan) => void;
  readonly failed: (error: Error) => void;
}

/** The threads of one scan, and what they have found so far. */
class ScanPool {
  readonly #options: ScanOptions;
  readonly #conclude: Conclude;
  readonly #walker: Worker;
  readonly #threads: CountingThread[] = [];
  readonly #waiting: CountBatch[] = [];
  /** By batch, so that the result has the walk's order whatever thread finished first. */
  readonly #files: (readonly CountedFile[])[] = [];
  readonly #skipped: (readonly SkippedFile[])[] = [];
  #excluded = 0;
  #batches = 0;
  #unfinished = 0;
  #isWalked = false;

  constructor(roots: readonly ScanRoot[], options: ScanOptions, conclude: Conclude) {
    this.#options = options;
    this.#conclude = conclude;
    const request: WalkRequest = { roots };
    this.#walker = this.#start('walkWorker.js', request, (message) =>
      this.#takeWalked(message as WalkMessage),
    );
    // Started beside the walk, so that it is ready when the first files come.
    this.#startCounting();
  }

  end(): void {
    void this.#walker.terminate();
    for (const { worker } of this.#threads) void worker.terminate();
  }

  /** Starts one of our own threads; what it sends needs no parsing. */
  #start(file: string, workerData: unknown, receive: (message: unknown) => void): Worker {
    const worker = new Worker(path.join(this.#options.builtFolder, file), { workerData });
    worker.on('message', receive);
    worker.once('error', (error) =>
      this.#conclude.failed(error instanceof Error ? error : new Error(String(error))),
    );
    return worker;
  }

  #startCounting(): void {
    const { builtFolder, representation = defaultRepresentation } = this.#options;
    const request: CountRequest = { builtFolder, encoding, representation };
    const worker = this.#start('countWorker.js', request, (message) =>
      this.#takeCounted(thread, message as CountMessage),
    );
    const thread: CountingThread = { worker, pending: 0, files: 0, tokens: 0 };
    this.#threads.push(thread);
  }

  #takeWalked(message: WalkMessage): void {
    if (message.kind === 'walked') {
      this.#isWalked = true;
    } else {
      const batch = this.#batches++;
      this.#skipped[batch] = message.skipped;
      this.#excluded += message.excluded;
      if (message.files.length > 0) {
        this.#waiting.push({ batch, files: message.files });
        this.#unfinished += 1;
      }
    }
    this.#advance();
  }

  #takeCounted(thread: CountingThread, message: CountMessage): void {
    if (message.kind === 'progress') {
      thread.files = message.files;
      thread.tokens = message.tokens;
      this.#report(message);
      return;
    }
    const { batch, files, skipped } = message;
    this.#files[batch] = files;
    this.#skipped[batch] = [...(this.#skipped[batch] ?? []), ...skipped];
    thread.pending -= 1;
    this.#unfinished -= 1;
    this.#advance();
  }

  #advance(): void {
    const limit = Math.min(mostCountingThreads, availableParallelism());
    if (this.#threads.length < limit && this.#waiting.length >= batchesWorthAThread)
      this.#startCounting();
    for (const thread of this.#threads) {
      // One batch in work and one at hand keep a thread busy; more would keep it from others.
      while (thread.pending < 2) {
        const next = this.#waiting.shift();
        if (!next) break;
        thread.pending += 1;
        thread.worker.postMessage(next);
      }
    }
    if (this.#isWalked && this.#unfinished === 0) {
      const files = this.#files.flat();
      const skipped = this.#skipped.flat();
      this.#conclude.done({ encoding, files, skipped, excluded: this.#excluded });
    }
  }

  #report({ path: filePath, within }: Extract<CountMessage, { kind: 'progress' }>): void {
    const sum = (of: (thread: CountingThread) => number): number =>
      this.#threads.reduce((total, thread) => total + of(thread), 0);
    this.#options.onProgress?.({
      files: sum((thread) => thread.files),
      tokens: sum((thread) => thread.tokens),
      path: filePath,
      ...(within ? { within } : {}),
    });
  }
}
