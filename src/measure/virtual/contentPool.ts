import type { Duplicates } from '../../core/corpus/duplicates';
import type { OnProgress, Representation } from '../extract/extraction';
import type { FileCount } from '../scan/messages';
import type { ContentAnswer, ContentRequest, CountedContent } from './messages';

/** A thread of the host that runs serveContents. */
export interface ContentThread {
  send(request: ContentRequest): void;
  /** Ends it, whatever it is busy with, and all that it has started. */
  end(): void;
}

/** What threads are made of in a host. */
export interface ContentThreads {
  /** How many are of use. */
  readonly most: number;
  start(events: {
    readonly receive: (answer: ContentAnswer) => void;
    readonly fail: (error: Error) => void;
  }): Promise<ContentThread>;
  /** A file that was built: the vocabulary, the counter, a character map. */
  readBuilt(file: string): Promise<Uint8Array>;
}

interface PooledThread {
  readonly thread: Promise<ContentThread>;
  pending: number;
}

interface Waiting {
  readonly pooled: PooledThread;
  readonly resolve: (count: FileCount) => void;
  readonly onProgress: OnProgress;
}

/** The built files that a thread may ask for. */
const askable = /^(cmaps\/[\w-]+\.bcmap|(document|pdf)Reader\.js|web\/readWorker\.js)$/;
/** A second thread is worth its start once so much waits for the first. */
const worthAThread = 4;

/** The threads of one scan, started as they are needed. */
export class ContentPool {
  readonly encoding = 'o200k_base';
  /** Rejects when a thread ends by itself; never resolves. */
  readonly failed: Promise<never>;
  readonly #threads: PooledThread[] = [];
  readonly #host: ContentThreads;
  readonly #representation: Representation;
  readonly #waiting = new Map<number, Waiting>();
  readonly #counted: CountedContent[] = [];
  #fail: (error: Error) => void = () => undefined;
  #compared: ((duplicates: Duplicates) => void) | undefined;
  #asked = 0;
  #isEnded = false;

  constructor(host: ContentThreads, representation: Representation) {
    this.#host = host;
    this.#representation = representation;
    this.failed = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Nobody may wait for it any more when a thread fails.
    this.failed.catch(() => undefined);
  }

  /** @param bytes the pool's from now on */
  async count(path: string, bytes: Uint8Array, onProgress: OnProgress): Promise<FileCount> {
    const pooled = this.#choose();
    pooled.pending += 1;
    const thread = await pooled.thread;
    const id = this.#asked++;
    return new Promise((resolve) => {
      this.#waiting.set(id, { pooled, resolve, onProgress });
      thread.send({ kind: 'count', id, path, bytes });
    });
  }

  /** What the counted contents say more than once. */
  async compare(): Promise<Duplicates> {
    const [first] = this.#threads;
    if (!first) return { exact: [], near: [], comparedFiles: 0 };
    const thread = await first.thread;
    // In the order of paths: threads finish in any.
    const files = [...this.#counted].sort((a, b) => (a.path < b.path ? -1 : 1));
    return new Promise((resolve) => {
      this.#compared = resolve;
      thread.send({ kind: 'compare', files });
    });
  }

  end(): void {
    this.#isEnded = true;
    for (const { thread } of this.#threads) {
      thread.then(
        (started) => started.end(),
        () => undefined,
      );
    }
  }

  #choose(): PooledThread {
    const [least] = [...this.#threads].sort((a, b) => a.pending - b.pending);
    if (least && (this.#threads.length === this.#host.most || least.pending < worthAThread))
      return least;
    const pooled: PooledThread = { thread: this.#start(), pending: 0 };
    pooled.thread.catch((error: unknown) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#threads.push(pooled);
    return pooled;
  }

  async #start(): Promise<ContentThread> {
    const [vocabulary, wasm] = await Promise.all([
      this.#host.readBuilt(`vocabularies/${this.encoding}.bin`),
      this.#host.readBuilt('tokenCounter.wasm'),
    ]);
    const thread = await this.#host.start({
      receive: (answer) => this.#receive(answer, thread),
      fail: (error) => this.#fail(error),
    });
    if (this.#isEnded) thread.end();
    thread.send({
      kind: 'start',
      encoding: this.encoding,
      vocabulary,
      wasm,
      representation: this.#representation,
    });
    return thread;
  }

  #receive(answer: ContentAnswer, thread: ContentThread): void {
    switch (answer.kind) {
      case 'progress':
        this.#waiting.get(answer.id)?.onProgress(answer.within);
        return;
      case 'counted': {
        const waiting = this.#waiting.get(answer.id);
        this.#waiting.delete(answer.id);
        if (!waiting) return;
        waiting.pooled.pending -= 1;
        if (answer.content) this.#counted.push(answer.content);
        waiting.resolve(answer.count);
        return;
      }
      case 'compared':
        this.#compared?.(answer.duplicates);
        return;
      case 'built':
        void this.#sendBuilt(answer, thread);
        return;
    }
  }

  async #sendBuilt(
    { id, file }: Extract<ContentAnswer, { kind: 'built' }>,
    thread: ContentThread,
  ): Promise<void> {
    // A character map's name comes from a document: it must not lead out of the folder.
    const bytes = askable.test(file)
      ? await this.#host.readBuilt(file).catch(() => undefined)
      : undefined;
    thread.send({ kind: 'built', id, ...(bytes ? { bytes } : {}) });
  }
}
