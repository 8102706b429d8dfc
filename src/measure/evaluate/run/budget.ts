import type { PaidAnswer } from './journal';

/** What a run may cost, as its user agreed, and what it has cost so far; US dollars. */
export class Budget {
  readonly #limitUsd: number | undefined;
  readonly #costOf: (modelId: string, answer: PaidAnswer) => number | undefined;
  #spentUsd = 0;

  /**
   * @param costOf US dollars of an answer; undefined where its price or its tokens are unknown
   * @param limitUsd absent where no price is known, so that nothing could be agreed to
   */
  constructor(
    costOf: (modelId: string, answer: PaidAnswer) => number | undefined,
    limitUsd?: number,
  ) {
    this.#costOf = costOf;
    this.#limitUsd = limitUsd;
  }

  costOf(modelId: string, answer: PaidAnswer): number | undefined {
    return this.#costOf(modelId, answer);
  }

  /** Books an answer. @returns one sentence where the agreed sum is exceeded */
  book(modelId: string, provider: string, answer: PaidAnswer): string | undefined {
    this.#spentUsd += this.#costOf(modelId, answer) ?? 0;
    if (this.#limitUsd === undefined || this.#spentUsd <= this.#limitUsd) return undefined;
    return `stopped at $${this.#spentUsd.toFixed(4)}: ${provider} bills more than the $${this.#limitUsd.toFixed(4)} that you agreed to`;
  }
}
