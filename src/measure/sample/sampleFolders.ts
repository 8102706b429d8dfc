import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SampledTokens } from '../../core/corpus/sampledTokens';
import { defaultRepresentation, type Representation } from '../extract/extraction';
import { ScanCancelled } from '../scan/scanProgress';
import type { ScanRoot } from '../scan/roots';
import type { SampleMessage, SampleRequest, TextBlock } from './messages';

export interface SampleOptions {
  /** Where the built thread, the counter and the vocabularies are. */
  readonly builtFolder: string;
  readonly representation?: Representation;
  /** The same seed draws the same blocks. */
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/**
 * Estimates the tokens below the roots from a random sample, in a thread of its own: a fraction of a second however
 * large the corpus. @returns undefined where the corpus is so small that counting it takes no longer
 * @throws {ScanCancelled} when the signal aborts first
 */
export async function estimateFolders(
  roots: readonly ScanRoot[],
  options: SampleOptions,
): Promise<SampledTokens | undefined> {
  const message = await sample(roots, { kind: 'estimate' }, options);
  return message.kind === 'estimate' ? message.estimate : undefined;
}

/**
 * Draws blocks of text at random from the files below the roots that are text, at most 4 KB each and with their
 * exact counts. Where the drawn places hold no text there are fewer.
 * @throws {ScanCancelled} when the signal aborts first
 */
export async function drawTextBlocks(
  roots: readonly ScanRoot[],
  count: number,
  options: SampleOptions,
): Promise<readonly TextBlock[]> {
  const message = await sample(roots, { kind: 'texts', count }, options);
  return message.kind === 'texts' ? message.blocks : [];
}

function sample(
  roots: readonly ScanRoot[],
  wanted: SampleRequest['wanted'],
  { builtFolder, representation = defaultRepresentation, seed, signal }: SampleOptions,
): Promise<SampleMessage> {
  const cancelled = new ScanCancelled('The sampling was cancelled.');
  if (signal?.aborted) return Promise.reject(cancelled);
  const request: SampleRequest = { roots, builtFolder, representation, seed, wanted };
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(builtFolder, 'sampleWorker.js'), { workerData: request });
    const settle = (conclude: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
      conclude();
    };
    const cancel = (): void => settle(() => reject(cancelled));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('error', (error) =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
    // Our own thread's message needs no parsing.
    worker.once('message', (message: SampleMessage) => settle(() => resolve(message)));
  });
}
