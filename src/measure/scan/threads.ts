import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type {
  CountMessage,
  CountRequest,
  CountWork,
  KeepMessage,
  WalkMessage,
  WalkRequest,
} from './messages';

/** What finds the files of a scan, and keeps their counts. */
export interface Walker {
  keep(message: KeepMessage): void;
  end(): void;
}

/** What a walker calls, never before it is started. */
export interface WalkerEvents {
  readonly receive: (message: WalkMessage) => void;
  readonly fail: (error: Error) => void;
}

/** What counts batches of files, one at a time, and packed documents, one at a time beside them. */
export interface Counter {
  count(work: CountWork): void;
  end(): void;
}

/** What a counter calls. */
export interface CounterEvents {
  /** Called once its thread has started, by a counter that has a thread of its own. */
  readonly started: () => void;
  readonly receive: (message: CountMessage) => void;
  readonly fail: (error: Error) => void;
}

/** Walks in a thread of its own. @param builtFolder where the built threads are */
export function startWalkingThread(
  builtFolder: string,
): (request: WalkRequest, events: WalkerEvents) => Walker {
  return (request, { receive, fail }) => {
    const worker = startThread(path.join(builtFolder, 'walkWorker.js'), request, fail);
    // Our own thread's messages need no parsing.
    worker.on('message', (message: WalkMessage) => receive(message));
    return {
      keep: (message) => worker.postMessage(message),
      end: () => void worker.terminate(),
    };
  };
}

/** Counts in a thread of its own. */
export function startCountingThread(
  request: CountRequest,
  { started, receive, fail }: CounterEvents,
): Counter {
  const worker = startThread(path.join(request.builtFolder, 'countWorker.js'), request, fail);
  worker.once('online', started);
  worker.on('message', (message: CountMessage) => receive(message));
  return {
    count: (work) => worker.postMessage(work),
    end: () => void worker.terminate(),
  };
}

function startThread(file: string, workerData: unknown, fail: (error: Error) => void): Worker {
  const worker = new Worker(file, { workerData });
  worker.once('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  return worker;
}
