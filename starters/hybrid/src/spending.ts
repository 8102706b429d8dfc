import { StarterError } from './errors.ts';
import type { ModelPrices } from './settings.ts';

/** Tokens of one call; cached input is part of the input. */
export interface Usage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

/** What a call cost in US dollars; undefined where a price is unknown. */
export function costUsd(usage: Usage, prices: ModelPrices | undefined): number | undefined {
  if (prices === undefined) return undefined;
  if (usage.outputTokens > 0 && prices.output === undefined) return undefined;
  const cached = usage.cachedInputTokens;
  return (
    ((usage.inputTokens - cached) * prices.input +
      cached * (prices.cachedInput ?? prices.input) +
      usage.outputTokens * (prices.output ?? 0)) /
    1e6
  );
}

/** Holds a run to its cap: a call is let through only if even its worst case fits into what is left. */
export class Spending {
  readonly #maximumUsd: number;
  #spentUsd = 0;
  #reservedUsd = 0;
  #unpricedCalls = 0;

  constructor(maximumUsd: number) {
    this.#maximumUsd = maximumUsd;
  }

  /** What is known to be spent, in US dollars. */
  get spentUsd(): number {
    return this.#spentUsd;
  }

  /** Calls whose cost is unknown: they are not in spentUsd. */
  get unpricedCalls(): number {
    return this.#unpricedCalls;
  }

  /**
   * Sets the worst case of a call aside (undefined = unknown), runs it, and books what it cost.
   * A failed call is booked as its worst case: the provider may have billed it.
   */
  async book<Result extends { costUsd: number | undefined }>(
    worstCaseUsd: number | undefined,
    call: () => Promise<Result>,
  ): Promise<Result> {
    const worst = worstCaseUsd ?? 0;
    if (this.#spentUsd + this.#reservedUsd + worst > this.#maximumUsd) {
      throw new StarterError(
        'budget',
        `the next call may cost up to $${worst.toFixed(4)} and $${this.#spentUsd.toFixed(4)} of MAX_COST_USD=${this.#maximumUsd} is spent: raise it in .env to go on`,
      );
    }
    this.#reservedUsd += worst;
    let actual: number | undefined = worst;
    try {
      const result = await call();
      actual = result.costUsd;
      return result;
    } finally {
      this.#reservedUsd -= worst;
      if (actual === undefined) this.#unpricedCalls += 1;
      else this.#spentUsd += actual;
    }
  }
}
