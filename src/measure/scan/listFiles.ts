import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WalkMessage, WalkRequest } from './messages';
import type { ScanRoot } from './roots';

/**
 * Lists the files below a folder, relative to it and with forward slashes, without what it excludes. A thread walks,
 * so that the caller's stays free.
 * @param builtFolder where the built thread is
 * @throws the signal's reason when it aborts first
 */
export async function listFiles(
  root: ScanRoot,
  builtFolder: string,
  signal: AbortSignal,
): Promise<string[]> {
  signal.throwIfAborted();
  const request: WalkRequest = { roots: [root] };
  const worker = new Worker(path.join(builtFolder, 'walkWorker.js'), { workerData: request });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  const files: string[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      // Our own thread's messages need no parsing.
      worker.on('message', (message: WalkMessage) => {
        if (message.kind === 'batch') files.push(...message.files.map((file) => file.path));
        else if (message.kind === 'walked') resolve();
      });
      worker.once('error', reject);
      // Ended from outside: by the signal.
      worker.once('exit', () => resolve());
    });
    signal.throwIfAborted();
    return files;
  } finally {
    signal.removeEventListener('abort', stop);
    void worker.terminate();
  }
}
