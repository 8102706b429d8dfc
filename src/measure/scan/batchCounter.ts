import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Progress } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { createFileCounter } from './countFile';
import { loadCounter } from './loadCounter';
import type { CountBatch, CountMessage, CountRequest, FileOutcome } from './messages';

const progressIntervalMs = 100;

/** Counts batches of files: reads and counts text without pause, and leaves packed documents to a process of its own. */
export class BatchCounter {
  readonly #request: CountRequest;
  readonly #send: (message: CountMessage) => void;
  readonly #countFile: ReturnType<typeof createFileCounter>;
  #extractor: Promise<DocumentExtractor> | undefined;
  #countedFiles = 0;
  #countedTokens = 0;
  #reportedAt = performance.now();

  /** Loads the token counter. */
  constructor(request: CountRequest, send: (message: CountMessage) => void) {
    const { builtFolder, encoding, representation, hashDocuments } = request;
    this.#request = request;
    this.#send = send;
    this.#countFile = createFileCounter({
      counter: loadCounter(builtFolder, encoding),
      loadExtractor: () => (this.#extractor ??= this.#loadExtractor()),
      representation,
      hashDocuments,
    });
  }

  /** Counts a batch and sends how far it is now and then, its result at the end. One batch at a time. */
  async count({ batch, files }: CountBatch): Promise<void> {
    const outcomes: FileOutcome[] = [];
    for (const file of files) {
      this.#report(file.path);
      const result = this.#countFile(file, (within) => this.#report(file.path, within));
      // Plain text is counted at once; awaiting it all the same would cost a turn of the loop for every file.
      const outcome = result instanceof Promise ? await result : result;
      outcomes.push(outcome);
      if ('tokens' in outcome.count) {
        this.#countedFiles += 1;
        this.#countedTokens += outcome.count.tokens;
      }
    }
    this.#send({ kind: 'counted', batch, outcomes });
  }

  /** Ends the process that reads packed documents, whatever it is busy with. */
  end(): void {
    this.#extractor?.then(
      (extractor) => extractor.dispose(),
      // It never began.
      () => undefined,
    );
  }

  async #loadExtractor(): Promise<DocumentExtractor> {
    const { DocumentExtractor } = await import('./documentReaders');
    const { builtFolder, representation } = this.#request;
    const processPath = path.join(builtFolder, 'extractProcess.js');
    return new DocumentExtractor({ processPath, representation });
  }

  #report(filePath: string, within?: Progress): void {
    const now = performance.now();
    if (now - this.#reportedAt < progressIntervalMs) return;
    this.#reportedAt = now;
    this.#send({
      kind: 'progress',
      files: this.#countedFiles,
      tokens: this.#countedTokens,
      path: filePath,
      ...(within ? { within } : {}),
    });
  }
}
