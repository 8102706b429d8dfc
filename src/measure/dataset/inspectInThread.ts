import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Inspection } from './inspectDataset';

export interface InspectRequest {
  readonly file: string;
  /** Where inspectWorker.js, the counter and its vocabularies are. */
  readonly builtFolder: string;
  /** The set that the file validates. */
  readonly trainingFile?: string;
}

export type InspectMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Inspects a dataset in a thread of its own.
 * @throws the signal's reason at once when it aborts; an Error that says why the file cannot be inspected
 */
export function inspectInThread(
  request: InspectRequest,
  signal: AbortSignal,
  onProgress: (rows: number) => void,
): Promise<Inspection> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(request.builtFolder, 'inspectWorker.js'), {
      workerData: request,
    });
    const settle = (conclude: () => void): void => {
      signal.removeEventListener('abort', cancel);
      void worker.terminate();
      conclude();
    };
    const cancel = (): void => settle(() => reject(new Error('The inspection was cancelled.')));
    signal.addEventListener('abort', cancel, { once: true });
    worker.once('error', (error) => settle(() => reject(error)));
    worker.on('message', (message: InspectMessage) => {
      if (message.kind === 'progress') onProgress(message.rows);
      else if (message.kind === 'failed') settle(() => reject(new Error(message.message)));
      else settle(() => resolve(message.inspection));
    });
  });
}
