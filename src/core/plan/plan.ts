import type { Approach } from './approach';
import type { Fact, Provenance } from './fact';
import type { Needs } from './needs';
import type { Quantity } from './quantity';

export interface PromptScore {
  readonly passed: number;
  readonly total: number;
  /** Share of cases that must pass, when the evaluation has a target of its own. */
  readonly target?: number;
}

/** What is known about the case; an absent fact is unknown, never zero. */
export interface Facts {
  readonly corpusTokens?: Fact<Quantity>;
  readonly corpusDocuments?: Fact<Quantity>;
  /** Share of the corpus' tokens that changes in a month, 0 to 1. */
  readonly corpusMonthlyChange?: Fact<Quantity>;
  readonly labelledExamples?: Fact<number>;
  readonly promptWorkDays?: Fact<number>;
  readonly promptScore?: Fact<PromptScore>;
  /** Share of the input tokens that the provider billed as cached, 0 to 1: to compare with. */
  readonly cachedInputShare?: Fact<Quantity>;
}

export interface Workload {
  readonly queriesPerDay: Quantity;
  readonly activeHoursPerDay: Quantity;
  /** Growth of the number of queries per month: 0.05 is 5 %. */
  readonly monthlyGrowth: Quantity;
  readonly tokens: {
    readonly system: Quantity;
    readonly examples: Quantity;
    readonly history: Quantity;
    readonly question: Quantity;
    readonly answer: Quantity;
    readonly reasoning: Quantity;
  };
}

/** Models and store by their exact catalog ids, and how retrieval is set. */
export interface Choices {
  readonly chatModel: string;
  /** A fine-tuning offer's id, or the id of its base model. */
  readonly fineTunedModel: string;
  readonly embeddingModel: string;
  /** `none` where retrieved chunks are not ranked again. */
  readonly reranker: string;
  readonly vectorStore: string;
  readonly chunkTokens: Quantity;
  /** In tokens. */
  readonly chunkOverlap: Quantity;
  readonly topK: Quantity;
  /** In minutes; the model's own default when absent. */
  readonly cacheLifetime?: number;
  readonly batchShare: Quantity;
}

export interface People {
  /** US dollars per hour. */
  readonly hourlyRate: Quantity;
  readonly setupHours: Readonly<Record<Approach, Quantity>>;
  readonly curationHours: Quantity;
  readonly maintenanceHoursPerMonth: Readonly<Record<Approach, Quantity>>;
  readonly retrainsPerYear: Quantity;
}

export interface Limits {
  /** US dollars per month; no limit when absent. */
  readonly monthlyBudget?: number;
  /** Median milliseconds for a whole answer; no limit when absent. */
  readonly latencyMs?: number;
  readonly targetQuality: number;
  readonly horizonMonths: number;
}

/** A plan with every default filled in: what the rest of the core computes with. */
export interface Plan {
  readonly title: string;
  readonly task: string;
  readonly needs: Needs;
  readonly facts: Facts;
  readonly corpus: { readonly folders: readonly string[]; readonly exclude: readonly string[] };
  readonly workload: Workload;
  readonly choices: Choices;
  readonly people: People;
  readonly limits: Limits;
  readonly today: { readonly monthlyCost?: Quantity; readonly costPerQuery?: Quantity };
  /** The user's own prices by catalog key, as written. */
  readonly prices: Readonly<Record<string, unknown>>;
  /** Dotted paths of the values that nobody stated: each default has its reason in `planDefaults`. */
  readonly assumed: ReadonlySet<string>;
  /** How the values outside `facts` that were written with their provenance are known, by dotted path. */
  readonly provenance: ReadonlyMap<string, Provenance>;
}
