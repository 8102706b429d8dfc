import { setTimeout as wait } from 'node:timers/promises';
import { ChatFailure } from './chatModel';

/** Time and chance, so that tests need neither. */
export interface Patience {
  /** Resolves after so many milliseconds; rejects with the signal's reason. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
  /** Milliseconds, only ever compared with each other. */
  now(): number;
}

export const realPatience: Patience = {
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
  random: Math.random,
  now: () => performance.now(),
};

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const mostAttempts = 6;

/**
 * Holds back every request of a run while its provider asks for quiet: one that is refused for its rate makes all
 * wait, instead of each finding out for itself.
 */
export class Throttle {
  readonly #patience: Patience;
  #quietUntil = 0;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  /**
   * Does the work, again after a wait where the failure says that this may help: exponential back-off with full
   * jitter (Brooker, Exponential backoff and jitter, 2015), or as long as the provider asks.
   */
  async run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      await this.#waitForQuiet(signal);
      try {
        return await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof ChatFailure) || attempt === mostAttempts) throw error;
        if (error.kind !== 'rate-limited' && error.kind !== 'temporary') throw error;
        const backOffMs = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
        const waitMs = error.retryAfterMs ?? backOffMs * this.#patience.random();
        if (error.kind === 'rate-limited') this.#quietFor(waitMs);
        else await this.#patience.sleep(waitMs, signal);
      }
    }
  }

  #quietFor(ms: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, this.#patience.now() + ms);
  }

  async #waitForQuiet(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const ms = this.#quietUntil - this.#patience.now();
      if (ms <= 0) return;
      await this.#patience.sleep(ms, signal);
    }
  }
}
