import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Progress } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { createFileCounter, type FileCounter } from './countFile';
import { loadCounter } from './loadCounter';
import type {
  CountBatch,
  CountDocument,
  CountMessage,
  CountRequest,
  FileOutcome,
  PackedFile,
} from './messages';

const progressIntervalMs = 100;

/**
 * Counts files: reads and counts text, a batch at a time, and packed documents, one at a time, beside it: those are read
 * in a process of their own.
 */
export class BatchCounter {
  readonly #request: CountRequest;
  readonly #send: (message: CountMessage) => void;
  readonly #files: FileCounter;
  #extractor: Promise<DocumentExtractor> | undefined;
  #countedFiles = 0;
  #countedTokens = 0;
  #reportedAt = performance.now();

  constructor(request: CountRequest, send: (message: CountMessage) => void) {
    const { builtFolder, encoding, representation, hashDocuments } = request;
    this.#request = request;
    this.#send = send;
    this.#files = createFileCounter({
      loadCounter: () => loadCounter(builtFolder, encoding),
      loadExtractor: () => (this.#extractor ??= this.#loadExtractor()),
      representation,
      hashDocuments,
    });
  }

  /** Counts the text of a batch; packed documents it leaves to be read by whoever is asked to. */
  async count({ batch, files }: CountBatch): Promise<void> {
    const outcomes: (FileOutcome | PackedFile)[] = [];
    for (const file of files) {
      this.#report(file.path);
      const result = this.#files.count(file);
      // Plain text is counted at once; awaiting it all the same would cost a turn of the loop for every file.
      const outcome = result instanceof Promise ? await result : result;
      outcomes.push(outcome);
      if ('count' in outcome) this.#add(outcome);
    }
    this.#send({ kind: 'counted', batch, outcomes });
  }

  /** Reads and counts a packed document. */
  async countDocument({ batch, index, ...document }: CountDocument): Promise<void> {
    const { path: filePath } = document.packed;
    const outcome = await this.#files.countDocument(document, (within) =>
      this.#report(filePath, within),
    );
    this.#add(outcome);
    this.#send({ kind: 'read', batch, index, outcome });
  }

  /** Ends the process that reads packed documents, whatever it is busy with. */
  end(): void {
    this.#extractor?.then(
      (extractor) => extractor.dispose(),
      // It never began.
      () => undefined,
    );
  }

  #add({ count }: FileOutcome): void {
    if (!('tokens' in count)) return;
    this.#countedFiles += 1;
    this.#countedTokens += count.tokens;
  }

  async #loadExtractor(): Promise<DocumentExtractor> {
    const { DocumentExtractor } = await import('../extract/process/documentExtractor');
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
