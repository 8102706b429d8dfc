import type { CatalogNumber, IsoDay, SourcedDay, SourcedNumber } from './catalogNumber';
import type { VectorStore } from './vectorStore';

/** Everything Ockham can price. Rows are found by exact id only. */
export interface Catalog {
  readonly chatModels: readonly ChatModel[];
  readonly embeddingModels: readonly EmbeddingModel[];
  readonly rerankers: readonly Reranker[];
  readonly vectorStores: readonly VectorStore[];
  readonly fineTuningOffers: readonly FineTuningOffer[];
  readonly gpus: readonly Gpu[];
}

/** The tokenizer that decides what one token is; token estimates are keyed by it. */
export type TokenizerFamily =
  | 'o200k_base'
  | 'cl100k_base'
  | 'claude'
  | 'claude-4.7'
  | 'gemini'
  | 'llama3'
  | 'qwen3'
  | 'mistral'
  | 'deepseek'
  | 'cohere'
  | 'voyage'
  /** The vendor names no tokenizer and nobody has published one. */
  | 'unknown';

/** What has become of a model. No date = no notice known on the day its source was read. */
export interface Lifecycle {
  /** The day the vendor announced its end. */
  readonly deprecatedOn?: SourcedDay;
  /** The first day on which calls fail. */
  readonly shutdownOn?: SourcedDay;
  /** The vendor promises the model at least until this day; it is no shutdown date. */
  readonly supportedAtLeastUntil?: SourcedDay;
  /** The exact id the vendor names as successor. */
  readonly replacement?: string;
}

export interface ChatModel {
  /** The exact id the provider's API takes. */
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  /** The vendor's own price list, to check against, where one is known. */
  readonly pricingPage?: string;
  readonly tokenizerFamily: TokenizerFamily;
  /** Input and output together. */
  readonly contextWindow: SourcedNumber<'tokens'>;
  /** The longest prompt, where the provider sets a limit below the context window. */
  readonly inputLimit?: SourcedNumber<'tokens'>;
  readonly maximumOutput: CatalogNumber<'tokens'>;
  /** One row for each span of days; the spans do not overlap. */
  readonly prices: readonly PriceRow[];
  readonly caching: PromptCaching;
  /** The share taken off every price of a batch request: 0.5 = half price. */
  readonly batchDiscount: CatalogNumber<'fraction'>;
  readonly lifecycle: Lifecycle;
}

/** The prices of a span of days, both ends included; no bound = open. */
export interface PriceRow {
  readonly validFrom?: IsoDay;
  readonly validTo?: IsoDay;
  /** Ordered by threshold; the first applies to every prompt that no later one claims. */
  readonly tiers: readonly [PriceTier, ...PriceTier[]];
  /** Where the price depends on the hour: `tiers` is the peak price, this is taken off it outside the peak. */
  readonly offPeak?: { readonly discount: CatalogNumber<'fraction'>; readonly peakHours: string };
}

/** The prices of a whole request (input, cached input, writes, output alike), by the size of its prompt. */
export interface PriceTier {
  /** `base`, or `above` and the threshold. */
  readonly id: string;
  /** The tier applies to prompts longer than this; absent in the first. */
  readonly promptTokensAbove?: SourcedNumber<'tokens'>;
  readonly input: CatalogNumber<'usdPerMillionTokens'>;
  /** Reasoning tokens are billed as output. */
  readonly output: CatalogNumber<'usdPerMillionTokens'>;
  /** Reading cached input; absent exactly where the model has no prompt caching. */
  readonly cachedInput?: CatalogNumber<'usdPerMillionTokens'>;
  /** Writing input into the cache, by `CacheLifetime.id`: the full price of a token written, not a surcharge. */
  readonly cacheWrites: Readonly<Record<string, CatalogNumber<'usdPerMillionTokens'>>>;
}

export type PromptCaching =
  | {
      readonly kind: 'offered';
      /** A prefix shorter than this is not cached. */
      readonly minimumPrefix: CatalogNumber<'tokens'>;
      /** The first is what a request gets that does not ask. */
      readonly lifetimes: readonly [CacheLifetime, ...CacheLifetime[]];
    }
  | { readonly kind: 'none'; readonly why: string };

export interface CacheLifetime {
  /** `5m`, `30m`, `1h`, `12h`, or `implicit` where the provider decides. */
  readonly id: string;
  readonly lifetime: CatalogNumber<'minutes'>;
  /** Whether a read starts the lifetime anew. */
  readonly refreshedByRead: 'yes' | 'no' | 'unknown';
  /** Rent of the cached tokens, where the provider charges one (Gemini's explicit cache); absent = none. */
  readonly storage?: CatalogNumber<'usdPerMillionTokensHour'>;
}

export interface EmbeddingModel {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly tokenizerFamily: TokenizerFamily;
  /** Of a vector when the request does not ask for fewer. */
  readonly dimensions: CatalogNumber<'dimensions'>;
  /** The longest text of one vector. */
  readonly maximumInput: CatalogNumber<'tokens'>;
  readonly input: CatalogNumber<'usdPerMillionTokens'>;
  readonly batchInput: CatalogNumber<'usdPerMillionTokens'>;
  readonly lifecycle: Lifecycle;
}

export type Reranker = {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly lifecycle: Lifecycle;
} & (
  | {
      readonly billing: 'search';
      readonly price: CatalogNumber<'usdPerThousandSearches'>;
      /** One query over more documents than this counts as several searches. */
      readonly documentsPerSearch: CatalogNumber<'count'>;
    }
  | {
      /** Bills query tokens × documents + document tokens. */
      readonly billing: 'tokens';
      readonly price: CatalogNumber<'usdPerMillionTokens'>;
    }
  | {
      /** Runs on a machine that is billed elsewhere. */
      readonly billing: 'self-hosted';
    }
);

export type TrainingMethod = 'supervised' | 'preference' | 'reinforcement';

/** Fine-tuning of one base model on one platform. */
export interface FineTuningOffer {
  /** `platform:baseModel`. */
  readonly id: string;
  readonly platform: string;
  /** A chat model's id where the catalog has its row, else the platform's name for the open weights. */
  readonly baseModel: string;
  readonly methods: readonly TrainingMethod[];
  readonly training: TrainingPrice;
  readonly inference: TunedInference;
  readonly hosting: TunedHosting;
  /** Who can start a training job, and until when. */
  readonly access: {
    readonly newCustomers: TrainingAccess;
    readonly existingCustomers: TrainingAccess;
  };
  readonly minimumExamples: CatalogNumber<'count'>;
  /** The shut-down of the base model and of every model tuned from it. */
  readonly lifecycle: Lifecycle;
}

export type TrainingPrice =
  | { readonly billing: 'tokens'; readonly price: CatalogNumber<'usdPerMillionTokens'> }
  | { readonly billing: 'hours'; readonly price: CatalogNumber<'usdPerHour'> }
  /** On GPUs that the user rents: see `Gpu`. */
  | { readonly billing: 'gpu' }
  | { readonly billing: 'unknown'; readonly why: string };

export type TunedInference =
  | {
      readonly billing: 'tokens';
      readonly input: CatalogNumber<'usdPerMillionTokens'>;
      readonly cachedInput: CatalogNumber<'usdPerMillionTokens'>;
      readonly output: CatalogNumber<'usdPerMillionTokens'>;
    }
  /** At the base model's prices. */
  | { readonly billing: 'base-model' }
  /** The hosting is all there is to pay. */
  | { readonly billing: 'hosting-only' }
  | { readonly billing: 'unknown'; readonly why: string };

export type TunedHosting =
  /** Served beside the base model, nothing to pay while idle. */
  | { readonly billing: 'none' }
  /** For every hour the deployment exists, used or not. */
  | { readonly billing: 'hours'; readonly price: CatalogNumber<'usdPerHour'> }
  /** On GPUs that the user rents: see `Gpu`. */
  | { readonly billing: 'gpu' }
  | { readonly billing: 'unknown'; readonly why: string };

export type TrainingAccess =
  /** `until` is the last day on which a job can be started; absent = no end announced. */
  | { readonly kind: 'open'; readonly until?: SourcedDay }
  /** Closed from `since` on. */
  | { readonly kind: 'closed'; readonly since: SourcedDay }
  | { readonly kind: 'unknown'; readonly why: string };

export interface Gpu {
  readonly id: string;
  readonly name: string;
  readonly memory: CatalogNumber<'gib'>;
  /** On-demand rent of one GPU, by provider. */
  readonly rents: readonly GpuRent[];
}

export interface GpuRent {
  /** The provider. */
  readonly id: string;
  readonly price: CatalogNumber<'usdPerHour'>;
}
