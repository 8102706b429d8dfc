import type { Approach } from '../plan/approach';
import type { LatencyInputs } from './latency';
import type { Quantity } from '../plan/quantity';
import type { Price } from './quantities';
import type { VectorStore } from './vectorStore';

/** How public price pages disagree about a month: 30, 30.4375 or 31 days; 720, 730 or 744 hours. */
export interface Calendar {
  daysPerMonth: number;
  hoursPerMonth: number;
}

/** How much is asked, and when. Shares are fractions of 1. */
export interface Workload {
  queriesPerDay: Quantity;
  activeHoursPerDay: Quantity;
  /** Growth of queries per month: 0.05 is 5 %. */
  monthlyGrowth: Quantity;
  /** The busiest second over the average second of the active hours; sizes GPUs. */
  peakToAverage: Quantity;
  /** Share of queries that are sent a second time. */
  retryShare: Quantity;
  /** Share of queries that can wait for the provider's batch discount. */
  batchShare: Quantity;
  /** Distinct prompt prefixes (tenants, languages); each needs a cache entry of its own. */
  cacheKeys: Quantity;
  /** Edits of the prompt itself; each throws its cache entry away. */
  promptEditsPerDay: Quantity;
  toolUsdPerQuery: Price;
}

/** Tokens of one query. */
export interface QueryTokens {
  system: Quantity;
  examples: Quantity;
  history: Quantity;
  question: Quantity;
  answer: Quantity;
  /** Billed as output, never shown. */
  reasoning: Quantity;
}

export interface Corpus {
  tokens: Quantity;
  documents: Quantity;
  /** Share of the corpus, by tokens, that changes in a month. */
  monthlyChange: Quantity;
  /** Publications of a changed corpus; each throws a cached corpus away. */
  editsPerDay: Quantity;
  /** Pages that must be parsed or read by OCR before they are text. */
  pages: Quantity;
  parsingUsdPerPage: Price;
}

/** One row of a price list. A request belongs to the last tier that it exceeds, with all its tokens. */
export interface RequestTier {
  aboveInputTokens: number;
  usdPerMillionTokens: { input: Price; output: Price; cachedInput: Price; cacheWrite: Price };
}

/** How a provider keeps a prompt prefix. */
export type PromptCache =
  | { kind: 'none' }
  /** Written by the first request that needs it (OpenAI, Anthropic). */
  | {
      kind: 'automatic';
      lifetimeHours: Quantity;
      /** Whether a read starts the lifetime anew. */
      renewedByReads: boolean;
      minimumPrefixTokens: number;
      /** Send a read before each expiry during the active hours. */
      keepWarm: boolean;
    }
  /** Created for a fixed time and stored for a fee (Gemini explicit caching). */
  | {
      kind: 'explicit';
      lifetimeHours: Quantity;
      minimumPrefixTokens: number;
      storageUsdPerMillionTokenHours: Price;
    };

export interface ChatModel {
  /** Input and output together. */
  contextWindowTokens: number;
  /** The longest input; the context window where the provider sets no other limit. */
  maximumInputTokens: number;
  /** Ascending by `aboveInputTokens`; the first is 0. */
  tiers: readonly RequestTier[];
  cache: PromptCache;
  /** Share taken off a batched request: 0.5 at most providers. */
  batchDiscount: Quantity;
  /** Data residency and the like: 1.1 means 10 % more. */
  regionMultiplier: Quantity;
}

export interface EmbeddingModel {
  usdPerMillionTokens: Price;
  dimensions: Quantity;
  /** Share taken off documents embedded in a batch; queries pay the full price. */
  batchDiscount: Quantity;
}

export type Reranker =
  | { kind: 'none' }
  /** A search holds one query and up to `documentsPerSearch` documents. */
  | { kind: 'perSearch'; usdPerThousandSearches: Price; documentsPerSearch: number }
  | { kind: 'perToken'; usdPerMillionTokens: Price };

/** A model writes a sentence of context for each chunk before it is embedded. */
export type ContextualRetrieval =
  | { kind: 'none' }
  | {
      kind: 'on';
      instructionTokens: Quantity;
      contextTokens: Quantity;
      usdPerMillionTokens: { input: Price; output: Price; cachedInput: Price; cacheWrite: Price };
    };

export interface Retrieval {
  chunkTokens: Quantity;
  chunkOverlapTokens: Quantity;
  /** Chunks that reach the prompt. */
  topK: Quantity;
  /** Chunks that the reranker reads. */
  candidates: Quantity;
  embedding: EmbeddingModel;
  contextual: ContextualRetrieval;
  reranker: Reranker;
  store: VectorStore;
}

/** What one training run is billed by. */
export type TrainingPrice =
  | { kind: 'perToken'; usdPerMillionTokens: Price }
  /** Reinforcement fine-tuning by the hour, GPUs by the GPU-hour; `graderUsd` is the grader's tokens. */
  | { kind: 'perHour'; hours: Quantity; usdPerHour: Price; graderUsd: Price };

/** What a tuned model costs besides its tokens. */
export type Hosting =
  | { kind: 'none' }
  | { kind: 'hourly'; usdPerHour: Price }
  /** Own or rented GPUs: the tokens themselves are then free (tier prices of 0). */
  | {
      kind: 'gpus';
      usdPerGpuHour: Price;
      outputTokensPerSecondPerGpu: Quantity;
      /** Share of a GPU's throughput that can be planned with. */
      utilization: Quantity;
    };

export interface FineTuning {
  examples: Quantity;
  tokensPerExample: Quantity;
  /** `default` follows the provider's rule for the number of examples. */
  epochs: Quantity | 'default';
  validationTokens: Quantity;
  validationRuns: Quantity;
  training: TrainingPrice;
  /** Training runs until one is good enough. */
  sweepRuns: Quantity;
  curationHours: Quantity;
  labels: Quantity;
  usdPerLabel: Price;
  retrainsPerYear: Quantity;
  refreshHoursPerRetrain: Quantity;
  model: ChatModel;
  hosting: Hosting;
  /** A base model is shut down: the tune has to be made again on its successor. */
  migration: {
    /** Months from the start to the first shutdown. */
    firstInMonths: Quantity;
    everyMonths: Quantity;
    /** Share of curation, labelling and training that is paid again. */
    shareOfTuning: Quantity;
  };
}

export interface People {
  usdPerHour: Quantity;
  setupHours: Record<Approach, Quantity>;
  maintenanceHoursPerMonth: Record<Approach, Quantity>;
}

export interface Evaluation {
  cases: Quantity;
  runsPerMonth: Quantity;
  /** What grading one case costs: a judge's tokens or a person's minute. */
  gradingUsdPerCase: Price;
}

export interface Horizon {
  /** Months of ownership, a whole number. */
  months: number;
  annualDiscountRate: Quantity;
}

/** What is paid before anything is built. */
export type Today =
  | { kind: 'unstated' }
  /** A sum that does not follow the volume. */
  | { kind: 'perMonth'; usd: Quantity }
  | { kind: 'perQuery'; usd: Quantity };

/** Everything the economics of the five approaches depend on. */
export interface EconomicsInputs {
  calendar: Calendar;
  workload: Workload;
  tokens: QueryTokens;
  corpus: Corpus;
  chatModel: ChatModel;
  retrieval: Retrieval;
  fineTuning: FineTuning;
  people: People;
  evaluation: Evaluation;
  horizon: Horizon;
  today: Today;
  /** Share of queries answered well, where it has been measured. */
  successShare: Partial<Record<Approach, Quantity>>;
  latency: LatencyInputs;
}
