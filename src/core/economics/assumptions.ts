import * as l10n from '@vscode/l10n';

/** What no plan and no catalog states, each with the reason why it is a fair place to start. */
export const assumptions = {
  daysPerMonth: { value: 30.4375, reason: l10n.t('A twelfth of 365.25 days.') },
  hoursPerMonth: {
    value: 730,
    reason: l10n.t('A twelfth of a year: what most price pages multiply by.'),
  },
  peakToAverage: {
    value: 3,
    reason: l10n.t('The busiest second of a working day over its average; only sizes GPUs.'),
  },
  reranked: {
    value: 50,
    reason: l10n.t('Candidates that a reranker reads for a handful of chunks.'),
  },
  corpusTokens: {
    value: 200_000,
    reason: l10n.t(
      'A handbook of about 500 pages at 400 tokens a page; scan the corpus to replace it.',
    ),
  },
  tokensPerDocument: { value: 2_000, reason: l10n.t('Five pages of 400 tokens.') },
  corpusMonthlyChange: {
    value: 0.05,
    reason: l10n.t('One document in twenty changes in a month.'),
  },
  examples: { value: 500, reason: l10n.t('The data set of the published training cost.') },
  tokensPerExample: {
    value: 1_000,
    reason: l10n.t('The data set of the published training cost.'),
  },
  sweepRuns: { value: 3, reason: l10n.t('A first run and two with other settings.') },
  refreshHoursPerRetrain: { value: 8, reason: l10n.t('A day to add, check and compare.') },
  monthsBetweenShutdowns: {
    value: 21,
    reason: l10n.t(
      'Base models have been shut down 18 to 24 months after a tune was made on them.',
    ),
  },
  shareOfTuningAtMigration: {
    value: 0.5,
    reason: l10n.t('The examples are kept, most must be checked again and every run repeated.'),
  },
  trainingHours: { value: 4, reason: l10n.t('A few hundred examples on one GPU, adapters only.') },
  openWeightsContextWindow: {
    value: 128_000,
    reason: l10n.t('The usual window of open-weights models.'),
  },
  outputTokensPerSecondPerGpu: {
    value: 1_500,
    reason: l10n.t('A model of 8 billion parameters on one H100 with batched requests.'),
  },
  gpuUtilization: { value: 0.6, reason: l10n.t('Above this, queues make answers wait.') },
  evaluationCases: {
    value: 100,
    reason: l10n.t('As many cases as an evaluation needs to be worth it.'),
  },
  evaluationRunsPerMonth: { value: 4, reason: l10n.t('One a week.') },
  latency: {
    value: {
      network: { p50Ms: 40, p95Ms: 120 },
      queryEmbedding: { p50Ms: 60, p95Ms: 200 },
      vectorSearch: { p50Ms: 40, p95Ms: 100 },
      reranking: { p50Ms: 150, p95Ms: 300 },
      chatModel: {
        firstToken: { p50Ms: 500, p95Ms: 1_500 },
        prefillTokensPerSecond: 10_000,
        outputTokensPerSecond: 80,
        slowdownAtP95: 2,
      },
      tunedModel: {
        firstToken: { p50Ms: 300, p95Ms: 900 },
        prefillTokensPerSecond: 20_000,
        outputTokensPerSecond: 150,
        slowdownAtP95: 2,
      },
    },
    reason: l10n.t(
      'Search at 20 to 100 ms and reranking at 50 to 200 ms as published for RAG; the rest are usual speeds of hosted models, a small tuned one twice as fast.',
    ),
  },
} as const;
