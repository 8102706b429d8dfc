import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Duplicates } from '../../core/corpus/duplicates';
import type { Scan } from '../../core/corpus/scan';
import { defaultRepresentation } from '../extract/extraction';
import type { CompareMessage, CompareRequest } from './messages';
import { resolveReportedPath, type ScanRoot } from './roots';
import type { ScanOptions } from './scanFolders';
import { ScanCancelled } from './scanProgress';

/** How far a comparison has come. */
export interface CompareProgress {
  readonly done: number;
  readonly total: number;
}

export interface CompareOptions extends Pick<
  ScanOptions,
  'builtFolder' | 'representation' | 'signal'
> {
  readonly onProgress?: (progress: CompareProgress) => void;
}

/**
 * Finds equal and nearly equal files among those that a scan counted, in a thread of its own.
 * @throws {ScanCancelled} at once when the signal aborts first
 */
export function findDuplicates(
  scan: Scan,
  roots: readonly ScanRoot[],
  { builtFolder, representation = defaultRepresentation, signal, onProgress }: CompareOptions,
): Promise<Duplicates> {
  const cancelled = new ScanCancelled('The search for duplicates was cancelled.');
  if (signal?.aborted) return Promise.reject(cancelled);
  const request: CompareRequest = {
    representation,
    files: scan.files.flatMap((file) => {
      const absolutePath = resolveReportedPath(roots, file.path);
      const { path: reportedPath, tokens, bytes } = file;
      return absolutePath === undefined
        ? []
        : [{ absolutePath, path: reportedPath, tokens, bytes }];
    }),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(builtFolder, 'compareWorker.js'), { workerData: request });
    const settle = (conclude: () => void): void => {
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
      conclude();
    };
    const cancel = (): void => settle(() => reject(cancelled));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('error', (error) => settle(() => reject(error)));
    worker.on('message', (message: CompareMessage) => {
      if (message.kind === 'progress') onProgress?.({ done: message.done, total: message.total });
      else settle(() => resolve(message.duplicates));
    });
  });
}
