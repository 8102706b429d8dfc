import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Scan } from '../../core/corpus/scan';
import type { ScanProgress, ScanRequest, WorkerMessage } from './messages';
import type { ScanRoot } from './walk';

/** Thrown when a scan was cancelled; nothing of it remains. */
export class ScanCancelled extends Error {
  override readonly name = 'ScanCancelled';
}

/**
 * Counts every text below the roots in a worker thread.
 * Cancelling ends the thread at once, whatever it is busy with.
 * @param builtFolder where the built worker and the vocabularies are
 * @throws {ScanCancelled} when the signal aborts first
 */
export function scanFolders(
  builtFolder: string,
  roots: readonly ScanRoot[],
  {
    signal,
    onProgress,
  }: { signal?: AbortSignal; onProgress?: (progress: ScanProgress) => void } = {},
): Promise<Scan> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ScanCancelled('The scan was cancelled.'));
      return;
    }
    const request: ScanRequest = {
      roots,
      vocabularyFolder: path.join(builtFolder, 'vocabularies'),
    };
    const worker = new Worker(path.join(builtFolder, 'scanWorker.js'), { workerData: request });
    const cancel = (): void => {
      reject(new ScanCancelled('The scan was cancelled.'));
      void worker.terminate();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else resolve(message.scan);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      // After a result this rejection changes nothing: the promise is settled.
      reject(new Error(`The scan's worker thread ended early (code ${code}).`));
    });
  });
}
