import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ContentThreads } from '../contentPool';
import type { ContentAnswer } from '../messages';

const mostThreads = 4;

/** Threads of Node. @param builtFolder where they and all that they need were built */
export function nodeContentThreads(builtFolder: string): ContentThreads {
  return {
    most: Math.min(mostThreads, availableParallelism()),
    readBuilt: (file) => readFile(path.join(builtFolder, file)),
    start: ({ receive, fail }) => {
      const worker = new Worker(path.join(builtFolder, 'contentWorker.js'), {
        workerData: { processPath: path.join(builtFolder, 'extractProcess.js') },
      });
      // Our own thread's messages need no parsing.
      worker.on('message', (answer: ContentAnswer) => receive(answer));
      worker.once('error', (error) =>
        fail(error instanceof Error ? error : new Error(String(error))),
      );
      return Promise.resolve({
        send: (request) => worker.postMessage(request),
        end: () => void worker.terminate(),
      });
    },
  };
}
