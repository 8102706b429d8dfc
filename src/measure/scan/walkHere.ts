import { setImmediate } from 'node:timers/promises';
import { prepareWalk } from './corpusWalk';
import type { WalkRequest } from './messages';
import type { Walker, WalkerEvents } from './threads';

/**
 * Walks in the caller's thread, a batch at a time: for a process that does nothing but scan, which spares it the start
 * of a thread.
 */
export function walkHere(request: WalkRequest, { receive, fail }: WalkerEvents): Walker {
  const walk = prepareWalk(request);
  let isEnded = false;
  const run = async (): Promise<void> => {
    for (const message of (await walk).batches()) {
      if (isEnded) return;
      receive(message);
      await setImmediate();
    }
  };
  const report = (error: unknown): void =>
    fail(error instanceof Error ? error : new Error(String(error)));
  run().catch(report);
  return {
    keep: (message) => {
      walk.then((prepared) => {
        const answer = prepared.keep(message);
        if (answer && !isEnded) receive(answer);
      }, report);
    },
    end: () => {
      isEnded = true;
    },
  };
}
