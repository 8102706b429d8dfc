import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';

/** A money or latency figure: exact, a simulated range, or a sum of which some parts are unknown. */
export type Amount =
  | number
  | { readonly p10: number; readonly p50: number; readonly p90: number }
  | { readonly atLeast: number; readonly unknown: readonly string[] };

/** What one approach costs under a plan. */
export interface ApproachCosts {
  /** US dollars to build it. */
  readonly setupUsd: Amount;
  /** US dollars to run and maintain it for a month at today's volume. */
  readonly monthlyUsd: Amount;
  /** US dollars of one query, without labour. */
  readonly perQueryUsd: Amount;
  /** US dollars of owning it over the plan's horizon: setup and every month. */
  readonly ownershipUsd: Amount;
  /** Median milliseconds of a whole answer. */
  readonly latencyMs: Amount;
}

export interface ChatModelFacts {
  readonly id: string;
  /** Tokens of prompt and answer together; unknown when absent. */
  readonly contextWindow?: number;
  /** Tokens of the longest prompt, where that is less than the window. */
  readonly inputLimit?: number;
  /** The model's own tokens per counted token, where its tokenizer is only estimated; 1 to 1 when exact. */
  readonly tokenRatio?: { readonly low: number; readonly high: number };
  /** First day on which calls fail (ISO 8601), when announced. */
  readonly shutdownOn?: string;
  readonly source?: string;
}

/** Whether a new customer can start to train a model today. */
export type Trainability =
  | { readonly kind: 'open'; readonly model: string; readonly until?: string }
  /** The chosen model cannot be trained; others can. */
  | {
      readonly kind: 'closed';
      readonly model: string;
      readonly since: string;
      readonly instead: readonly string[];
    }
  /** No model of the catalog can be trained any more. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * What deciding needs to know besides the plan: prices and models on one day. Pure: the same plan gives the same
 * answer. A figure that depends on a range of the plan is computed from its likely value, so that the decision
 * and its flips rest on the same numbers.
 */
export interface World {
  costs(plan: Plan): Readonly<Record<Approach, ApproachCosts>>;
  /** The same with simulated ranges, to be shown; undefined where the plan cannot be priced. */
  ranges?(plan: Plan): Readonly<Record<Approach, ApproachCosts>> | undefined;
  /** The plan's chat model. */
  chatModel(plan: Plan): ChatModelFacts;
  /** Whether the plan's model to fine-tune can be trained, and if not, whether others can. */
  trainability(plan: Plan): Trainability;
  /** Exact ids to try for `choices.chatModel` and `choices.fineTunedModel` when looking for flips. */
  readonly chatModels: readonly string[];
  readonly fineTunedModels: readonly string[];
  /** The day of the decision (ISO 8601). */
  readonly today: string;
}
