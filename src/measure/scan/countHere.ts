import { setImmediate } from 'node:timers/promises';
import { BatchCounter } from './batchCounter';
import type { CountBatch, CountRequest } from './messages';
import type { Counter, CounterEvents } from './scanFolders';

/**
 * Counts in the caller's thread, a batch at a time: for a process that does nothing but scan, which spares it the start
 * of a thread.
 */
export function countHere(request: CountRequest, { receive, fail }: CounterEvents): Counter {
  let counter: BatchCounter | undefined;
  let isEnded = false;
  const run = async (batch: CountBatch): Promise<void> => {
    // Other threads' messages first.
    await setImmediate();
    if (isEnded) return;
    counter ??= new BatchCounter(request, (message) => {
      if (!isEnded) receive(message);
    });
    await counter.count(batch);
  };
  return {
    count: (batch) => {
      run(batch).catch((error: unknown) =>
        fail(error instanceof Error ? error : new Error(String(error))),
      );
    },
    end: () => {
      isEnded = true;
      counter?.end();
    },
  };
}
