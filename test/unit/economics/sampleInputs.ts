import type { ChatModel, EconomicsInputs } from '../../../src/core/economics/inputs';

/** Claude Sonnet 5.5, 5-minute cache: anthropic.com pricing by way of pi-ai's catalog, 2026-11-10. */
export const sonnet: ChatModel = {
  contextWindowTokens: 1_000_000,
  maximumInputTokens: 1_000_000,
  tiers: [
    {
      aboveInputTokens: 0,
      usdPerMillionTokens: { input: 2, output: 10, cachedInput: 0.1, cacheWrite: 2.5 },
    },
  ],
  cache: {
    kind: 'automatic',
    lifetimeHours: 5 / 60,
    renewedByReads: true,
    minimumPrefixTokens: 1_024,
    keepWarm: false,
  },
  batchDiscount: 0.5,
  regionMultiplier: 1,
};

const perApproach = <T>(prompt: T, longContext: T, rag: T, fineTuning: T, hybrid: T) => ({
  prompt,
  'long-context': longContext,
  rag,
  'fine-tuning': fineTuning,
  hybrid,
});

const speed = {
  firstToken: { p50Ms: 500, p95Ms: 1_500 },
  prefillTokensPerSecond: 20_000,
  outputTokensPerSecond: 80,
  slowdownAtP95: 2,
};

/** A plausible support assistant with exact inputs; tests change what they are about. */
export const sampleInputs: EconomicsInputs = {
  calendar: { daysPerMonth: 30.4375, hoursPerMonth: 730 },
  workload: {
    queriesPerDay: 1_000,
    activeHoursPerDay: 10,
    monthlyGrowth: 0.03,
    peakToAverage: 3,
    retryShare: 0.02,
    batchShare: 0.1,
    cacheKeys: 1,
    promptEditsPerDay: 0.1,
    toolUsdPerQuery: 0,
  },
  tokens: {
    system: 1_000,
    examples: 1_200,
    history: 100,
    question: 80,
    answer: 300,
    reasoning: 50,
  },
  corpus: {
    tokens: 400_000,
    documents: 200,
    monthlyChange: 0.05,
    editsPerDay: 0.3,
    pages: 100,
    parsingUsdPerPage: 0.01,
  },
  chatModel: sonnet,
  retrieval: {
    chunkTokens: 500,
    chunkOverlapTokens: 50,
    topK: 5,
    candidates: 50,
    embedding: { usdPerMillionTokens: 0.02, dimensions: 1_536, batchDiscount: 0 },
    contextual: { kind: 'none' },
    reranker: { kind: 'perSearch', usdPerThousandSearches: 2, documentsPerSearch: 100 },
    store: {
      kind: 'usage',
      record: { bytesPerDimension: 4, metadataBytes: 1_000, idBytes: 8, overhead: 1, replicas: 1 },
      planUsdPerMonth: 0,
      minimumUsdPerMonth: 50,
      freeGigabytes: 0,
      usdPerGigabyteMonth: 0.33,
      usdPerGigabyteWritten: 4,
      usdPerMillionQueries: 0,
      usdPerGigabyteQueried: 16e-6,
      minimumGigabytesQueried: 0.25,
      queriedDiscounts: [],
      usdPerGigabyteReturned: 0,
    },
  },
  fineTuning: {
    examples: 500,
    tokensPerExample: 1_000,
    epochs: 'default',
    validationTokens: 50_000,
    validationRuns: 3,
    training: { kind: 'perToken', usdPerMillionTokens: 25 },
    sweepRuns: 3,
    curationHours: 40,
    labels: 500,
    usdPerLabel: 0.5,
    retrainsPerYear: 4,
    refreshHoursPerRetrain: 8,
    model: {
      ...sonnet,
      tiers: [
        {
          aboveInputTokens: 0,
          usdPerMillionTokens: { input: 3, output: 15, cachedInput: 0.3, cacheWrite: 3 },
        },
      ],
    },
    hosting: { kind: 'hourly', usdPerHour: 1.7 },
    migration: { firstInMonths: 14, everyMonths: 20, shareOfTuning: 0.5 },
  },
  people: {
    usdPerHour: 150,
    setupHours: perApproach(40, 52, 120, 80, 180),
    maintenanceHoursPerMonth: perApproach(2, 3, 8, 4, 12),
  },
  evaluation: { cases: 200, runsPerMonth: 4, gradingUsdPerCase: 0.002 },
  horizon: { months: 36, annualDiscountRate: 0.05 },
  today: { kind: 'unstated' },
  successShare: {},
  latency: {
    network: { p50Ms: 40, p95Ms: 120 },
    queryEmbedding: { p50Ms: 50, p95Ms: 150 },
    vectorSearch: { p50Ms: 40, p95Ms: 100 },
    reranking: { p50Ms: 150, p95Ms: 300 },
    chatModel: speed,
    tunedModel: speed,
  },
};
