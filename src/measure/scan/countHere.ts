import { setImmediate } from 'node:timers/promises';
import { BatchCounter } from './batchCounter';
import type { CountRequest, CountWork } from './messages';
import type { Counter, CounterEvents } from './threads';

/**
 * Counts in the caller's thread, a batch at a time: for a process that does nothing but scan, which spares it the start
 * of a thread.
 */
export function countHere(request: CountRequest, { receive, fail }: CounterEvents): Counter {
  let counter: BatchCounter | undefined;
  let isEnded = false;
  const run = async (work: CountWork): Promise<void> => {
    // Other threads' messages first.
    await setImmediate();
    if (isEnded) return;
    counter ??= new BatchCounter(request, (message) => {
      if (!isEnded) receive(message);
    });
    await (work.kind === 'batch' ? counter.count(work) : counter.countDocument(work));
  };
  return {
    count: (work) => {
      run(work).catch((error: unknown) => {
        // What ending it interrupts is no failure.
        if (!isEnded) fail(error instanceof Error ? error : new Error(String(error)));
      });
    },
    end: () => {
      isEnded = true;
      counter?.end();
    },
  };
}
