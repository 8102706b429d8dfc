import { availableParallelism } from 'node:os';
import type { CountedFile, Scan, SkippedFile } from '../../core/corpus/scan';
import { defaultRepresentation, type Representation } from '../extract/extraction';
import { DocumentQueue } from './documentQueue';
import type {
  CountBatch,
  CountMessage,
  CountRequest,
  FileCount,
  FileOutcome,
  WalkMessage,
  WalkRequest,
} from './messages';
import type { ScanRoot } from './roots';
import { ScanCancelled, type ScanProgress } from './scanProgress';
import {
  startCountingThread,
  startWalkingThread,
  type Counter,
  type CounterEvents,
  type Walker,
  type WalkerEvents,
} from './threads';

export interface ScanOptions {
  /** Where the built threads, the vocabularies and the extraction process are. */
  readonly builtFolder: string;
  readonly representation?: Representation;
  /** Where counts are kept from one scan to the next; without it none are. */
  readonly cacheFolder?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** What walks; a thread of its own unless told otherwise. */
  readonly startWalker?: (request: WalkRequest, events: WalkerEvents) => Walker;
  /** What counts in the caller's thread, in place of one of the threads that count; nothing does unless told otherwise. */
  readonly startCounterHere?: (request: CountRequest, events: CounterEvents) => Counter;
  /** Called when no thread is on its way: what is set in the engine before that makes Node slow to start one. */
  readonly onThreadsStarted?: () => void;
}

const encoding = 'o200k_base';
const mostCountingThreads = 4;
/** A scan of more than a few files keeps two threads busy, and waiting for the first files would leave one idle. */
const threadsAtOnce = 2;
/** A further thread costs a tenth of a second to start: it must have this much waiting for it to be worth that. */
const batchesWorthAThread = 3;
const mostBatchesAtHand = 8;
/** A process that reads documents costs a quarter of a second: so many must wait for a second one to be worth that. */
const documentsWorthAProcess = 4;
/**
 * While it walks, the caller's thread counts only once so many batches wait: walking is quick, and how far a scan has come
 * is known only when all is found.
 */
const batchesLeftToOthers = 256;

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
  readonly counter: Counter;
  readonly isHere: boolean;
  /** Whether it begins with what was found last. */
  readonly takesLast: boolean;
  /** Batches that it was given and has not counted. */
  pending: number;
  /** Documents that it was given and has not read; absent while it has no process to read them. */
  pendingDocuments?: number;
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
  readonly #walker: Walker;
  readonly #threads: CountingThread[] = [];
  readonly #waiting: CountBatch[] = [];
  /** By batch, so that the result has the walk's order whatever thread finished first. */
  readonly #outcomes: (readonly FileOutcome[])[] = [];
  readonly #skipped: (readonly SkippedFile[])[] = [];
  readonly #documents = new DocumentQueue();
  readonly #threadLimit = Math.min(mostCountingThreads, availableParallelism());
  #excluded = 0;
  #foundFiles = 0;
  #doneFiles = 0;
  #unfinished = 0;
  /** Threads that count and have not started yet. */
  #starting = 0;
  #isWalked = false;
  #isSaving = false;

  constructor(roots: readonly ScanRoot[], options: ScanOptions, conclude: Conclude) {
    this.#options = options;
    this.#conclude = conclude;
    const { builtFolder, representation = defaultRepresentation, cacheFolder } = options;
    const rules = { encoding, representation, builtFolder } as const;
    const request: WalkRequest = {
      roots,
      ...(cacheFolder === undefined ? {} : { cache: { folder: cacheFolder, rules } }),
    };
    const { startWalker = startWalkingThread(builtFolder) } = options;
    this.#walker = startWalker(request, {
      receive: (message) => this.#takeWalked(message),
      fail: (error) => conclude.failed(error),
    });
    // Started beside the walk, so that they are ready when files come; kept counts may make them needless.
    if (cacheFolder === undefined) {
      for (let thread = 0; thread < Math.min(threadsAtOnce, this.#threadLimit); thread++)
        this.#startCounting();
    }
    if (this.#starting === 0) this.#options.onThreadsStarted?.();
  }

  end(): void {
    this.#walker.end();
    for (const { counter } of this.#threads) counter.end();
  }

  #startCounting(): void {
    const { builtFolder, representation = defaultRepresentation, cacheFolder } = this.#options;
    const hashDocuments = cacheFolder !== undefined;
    const request: CountRequest = { builtFolder, encoding, representation, hashDocuments };
    const { startCounterHere } = this.#options;
    const isHere = startCounterHere !== undefined && this.#threads.length === 0;
    const start = isHere ? startCounterHere : startCountingThread;
    if (!isHere) this.#starting += 1;
    const counter = start(request, {
      started: () => this.#takeStarted(),
      receive: (message) => this.#takeCounted(thread, message),
      fail: (error) => this.#conclude.failed(error),
    });
    // From both ends: files near each other share words, and each thread pays once for a word that it has not met.
    const previous = this.#threads.at(-1);
    const takesLast = previous === undefined ? isHere : !previous.takesLast;
    const thread = { counter, isHere, takesLast, pending: 0, files: 0, tokens: 0 };
    this.#threads.push(thread);
  }

  #takeStarted(): void {
    this.#starting -= 1;
    if (this.#starting === 0) this.#options.onThreadsStarted?.();
  }

  #takeWalked(message: WalkMessage): void {
    switch (message.kind) {
      case 'batch':
        this.#takeBatch(message);
        break;
      case 'walked':
        this.#isWalked = true;
        break;
      case 'saved':
        this.#finish();
        return;
    }
    this.#advance();
  }

  #takeBatch({ batch, files, skipped, excluded }: Extract<WalkMessage, { kind: 'batch' }>): void {
    this.#skipped[batch] = skipped;
    this.#excluded += excluded;
    this.#foundFiles += files.length;
    const known = files.flatMap((file) => (file.known ? [{ count: file.known }] : []));
    if (known.length === files.length) {
      this.#outcomes[batch] = known;
      this.#doneFiles += files.length;
    } else {
      const waiting = { kind: 'batch', batch, files } as const;
      this.#waiting.push(waiting);
      this.#documents.announce(waiting);
      this.#unfinished += 1;
    }
  }

  #takeCounted(thread: CountingThread, message: CountMessage): void {
    if (message.kind === 'progress') {
      thread.files = message.files;
      thread.tokens = message.tokens;
      this.#report(message);
      return;
    }
    if (message.kind === 'counted') {
      thread.pending -= 1;
      this.#takeOutcomes(message.batch, this.#documents.addBatch(message));
    } else {
      thread.pendingDocuments = (thread.pendingDocuments ?? 0) - 1;
      this.#takeOutcomes(message.batch, this.#documents.addDocument(message));
    }
    this.#advance();
  }

  #takeOutcomes(batch: number, outcomes: readonly FileOutcome[] | undefined): void {
    if (!outcomes) return;
    this.#outcomes[batch] = outcomes;
    this.#doneFiles += outcomes.length;
    this.#unfinished -= 1;
    if (this.#options.cacheFolder !== undefined)
      this.#walker.keep({ kind: 'counted', batch, outcomes });
  }

  #advance(): void {
    const wanted = this.#threads.length === 0 ? 1 : batchesWorthAThread;
    if (this.#threads.length < this.#threadLimit && this.#waiting.length >= wanted)
      this.#startCounting();
    this.#feedDocuments();
    for (const thread of this.#threads) if (!thread.isHere) this.#feed(thread);
    for (const thread of this.#threads) if (thread.isHere) this.#feed(thread);
    if (!this.#isWalked || this.#unfinished > 0) return;
    if (this.#options.cacheFolder === undefined) {
      this.#finish();
    } else if (!this.#isSaving) {
      this.#isSaving = true;
      this.#walker.keep({ kind: 'save' });
    }
  }

  #feed(thread: CountingThread): void {
    const most = thread.isHere ? 1 : this.#mostPending;
    const left = thread.isHere && !this.#isWalked ? batchesLeftToOthers : 0;
    while (thread.pending < most && this.#waiting.length > left) {
      const next = thread.takesLast ? this.#waiting.pop() : this.#waiting.shift();
      if (!next) return;
      thread.pending += 1;
      thread.counter.count(next);
    }
  }

  /**
   * How many batches a thread has in work and at hand. Where this thread counts, too, it gives out the next ones only
   * between its own, and many small files are counted meanwhile; towards the end each would be kept from others.
   */
  get #mostPending(): number {
    const share = this.#waiting.length / (2 * this.#threads.length);
    return Math.max(2, Math.min(mostBatchesAtHand, Math.ceil(share)));
  }

  #feedDocuments(): void {
    const reading = this.#threads.filter((thread) => thread.pendingDocuments !== undefined);
    const wanted = reading.length === 0 ? 1 : documentsWorthAProcess;
    if (this.#documents.length >= wanted) {
      const further = this.#threads.findLast((thread) => thread.pendingDocuments === undefined);
      if (further) reading.push(further);
    }
    // As with batches: one in work, one at hand.
    for (const thread of reading) {
      thread.pendingDocuments ??= 0;
      while (thread.pendingDocuments < 2) {
        const next = this.#documents.next();
        if (!next) return;
        thread.pendingDocuments += 1;
        thread.counter.count(next);
      }
    }
  }

  #finish(): void {
    const files: CountedFile[] = [];
    const skipped: SkippedFile[] = [];
    this.#outcomes.forEach((outcomes, batch) => {
      skipped.push(...(this.#skipped[batch] ?? []));
      for (const { count } of outcomes) {
        if (isCounted(count)) files.push(count);
        else skipped.push(count);
      }
    });
    this.#conclude.done({ encoding, files, skipped, excluded: this.#excluded });
  }

  #report({ path: filePath, within }: Extract<CountMessage, { kind: 'progress' }>): void {
    const sum = (of: (thread: CountingThread) => number): number =>
      this.#threads.reduce((total, thread) => total + of(thread), 0);
    this.#options.onProgress?.({
      files: sum((thread) => thread.files),
      tokens: sum((thread) => thread.tokens),
      path: filePath,
      ...(within ? { within } : {}),
      ...(this.#isWalked ? { share: this.#doneFiles / this.#foundFiles } : {}),
    });
  }
}

function isCounted(count: FileCount): count is CountedFile {
  return 'tokens' in count;
}
