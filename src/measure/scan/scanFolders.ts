import { Worker } from 'node:worker_threads';
import type { Scan } from '../../core/corpus/scan';
import type { ScanProgress, ScanRequest, WorkerMessage } from './messages';

/** Thrown when a scan was cancelled; nothing of it remains. */
export class ScanCancelled extends Error {
  override readonly name = 'ScanCancelled';
}

/**
 * Counts every text below the roots in a worker thread.
 * Cancelling ends the thread at once, whatever it is busy with.
 * @param workerFile the built worker
 * @throws {ScanCancelled} when the signal aborts first
 */
export function scanFolders(
  workerFile: string,
  request: ScanRequest,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (progress: ScanProgress) => void } = {},
): Promise<Scan> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new ScanCancelled('The scan was cancelled.'));
      return;
    }
    const worker = new Worker(workerFile, { workerData: request });
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
