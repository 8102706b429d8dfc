// What no data package carries, kept by hand: which models, their tokenizers, caching, batches, lifecycles.
// A source is the name of an export of src/core/catalog/data/sources.ts.

/** The day for which a dated price counts as current. */
export const asOf = '2026-11-22';

const number = (unit, value, source, details) => ({
  unit,
  value,
  source,
  ...(details && { details }),
});
const unknown = (unit, why) => ({ unit, unknown: why });
const day = (date, source, note) => ({ day: date, source, ...(note && { note }) });

/**
 * How a provider caches. `write` names the price of writing: `input` = as uncached input, `package` = what the data
 * packages state, `times` = a multiple of the input price, stated by `source`.
 */
const caching = {
  none: (why) => ({ kind: 'none', why }),
  openAiFree: {
    minimumPrefix: number('tokens', 1024, 'openAiPromptCaching'),
    lifetimes: [
      {
        id: 'implicit',
        lifetime: number('minutes', 10, 'openAiPromptCachingRetold', {
          range: [5, 60],
          note: 'Five to ten minutes without a read, an hour at most off-peak.',
        }),
        refreshedByRead: 'yes',
        write: { price: 'input' },
      },
    ],
  },
  openAi30m: {
    minimumPrefix: number('tokens', 1024, 'openAiPromptCaching'),
    lifetimes: [
      {
        id: '30m',
        lifetime: number('minutes', 30, 'openAiGpt62SolPage', { note: 'Stated for GPT-6.2 Sol.' }),
        refreshedByRead: 'unknown',
        write: { price: 'package' },
      },
    ],
  },
  anthropic: (minimum) => ({
    minimumPrefix: minimum,
    lifetimes: [
      {
        id: '5m',
        lifetime: number('minutes', 5, 'claudeCacheRule'),
        refreshedByRead: 'yes',
        write: { price: 'package' },
      },
      {
        id: '1h',
        lifetime: number('minutes', 60, 'claudeCacheRule'),
        refreshedByRead: 'yes',
        write: { price: 'hour', times: 2, source: 'claudeCacheRule' },
      },
    ],
  }),
  implicit: (minimum, why) => ({
    minimumPrefix: minimum ?? unknown('tokens', 'no page read states it'),
    lifetimes: [
      {
        id: 'implicit',
        lifetime: unknown('minutes', why),
        refreshedByRead: 'unknown',
        write: { price: 'input' },
      },
    ],
  }),
};

const openAi12h = (source, note) => ({
  id: '12h',
  lifetime: number('minutes', 720, source),
  refreshedByRead: 'unknown',
  write: { price: 'times', times: 2.5, source, ...(note && { note }) },
});
const withTwelveHours = (source, note) => ({
  ...caching.openAi30m,
  lifetimes: [...caching.openAi30m.lifetimes, openAi12h(source, note)],
});

const googleWhy = 'the provider decides, and states no lifetime';
const gemini = (minimum, source) => caching.implicit(number('tokens', minimum, source), googleWhy);
const geminiStored = (minimum, source) => ({
  ...gemini(minimum, source),
  lifetimes: [
    ...gemini(minimum, source).lifetimes,
    {
      id: '1h',
      lifetime: number('minutes', 60, 'genaiPrices', {
        note: 'The default of an explicit cache; a request may ask for another.',
      }),
      refreshedByRead: 'no',
      storage: number('usdPerMillionTokensHour', 0.5, 'genaiPrices'),
      write: { price: 'input' },
    },
  ],
});

const batch = {
  openAi: number('fraction', 0.5, 'openAiGpt62SolPage', { note: 'Stated for GPT-6.2 Sol.' }),
  anthropic: number('fraction', 0.5, 'claudeBatches'),
  google: number('fraction', 0.5, 'genaiPrices'),
  groq: number('fraction', 0.5, 'groqPlans'),
  mistral: number('fraction', 0.5, 'mistralBatch'),
  unread: unknown('fraction', 'no page read states a batch price'),
};

/** What holds for every model of a provider unless the model says otherwise. */
export const providers = {
  openai: {
    piAi: 'openai',
    genaiPrices: 'openai',
    aiSdkCosts: 'openai',
    pricingPage: 'https://developers.openai.com/api/docs/pricing',
    tokenizerFamily: 'o200k_base',
    batchDiscount: batch.openAi,
  },
  anthropic: {
    piAi: 'anthropic',
    genaiPrices: 'anthropic',
    aiSdkCosts: 'anthropic',
    pricingPage: 'https://platform.claude.com/docs/en/about-claude/pricing',
    tokenizerFamily: 'claude-4.7',
    batchDiscount: batch.anthropic,
    caching: caching.anthropic(unknown('tokens', 'no page read states it for this model')),
  },
  google: {
    piAi: 'google',
    genaiPrices: 'google',
    aiSdkCosts: 'google',
    pricingPage: 'https://ai.google.dev/gemini-api/docs/pricing',
    tokenizerFamily: 'gemini',
    batchDiscount: batch.google,
    caching: caching.implicit(undefined, googleWhy),
  },
  deepseek: {
    piAi: 'deepseek',
    genaiPrices: 'deepseek',
    aiSdkCosts: 'deepseek',
    pricingPage: 'https://api-docs.deepseek.com/quick_start/pricing',
    tokenizerFamily: 'deepseek',
    batchDiscount: batch.unread,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
  xai: {
    piAi: 'xai',
    genaiPrices: 'x-ai',
    aiSdkCosts: 'xai',
    pricingPage: 'https://docs.x.ai/developers/pricing',
    tokenizerFamily: 'unknown',
    batchDiscount: batch.unread,
    caching: caching.implicit(
      number('tokens', 128, 'xaiCachingTest', { note: 'Cached in blocks of this size.' }),
      'entries may be evicted at any time',
    ),
  },
  mistral: {
    piAi: 'mistral',
    genaiPrices: 'mistral',
    aiSdkCosts: 'mistral',
    pricingPage: 'https://mistral.ai/pricing/api',
    tokenizerFamily: 'mistral',
    batchDiscount: batch.mistral,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
  meta: {
    piAi: 'meta',
    tokenizerFamily: 'unknown',
    batchDiscount: batch.unread,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
  moonshotai: {
    piAi: 'moonshotai',
    genaiPrices: 'moonshotai',
    pricingPage: 'https://platform.kimi.ai/docs/pricing/chat-k3.md',
    tokenizerFamily: 'unknown',
    batchDiscount: batch.unread,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
  zai: {
    piAi: 'zai',
    genaiPrices: 'zai',
    aiSdkCosts: 'z-ai',
    pricingPage: 'https://docs.z.ai/guides/overview/pricing',
    tokenizerFamily: 'unknown',
    batchDiscount: batch.unread,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
  groq: {
    piAi: 'groq',
    genaiPrices: 'groq',
    aiSdkCosts: 'groq',
    pricingPage: 'https://groq.com/pricing',
    tokenizerFamily: 'unknown',
    batchDiscount: batch.groq,
    caching: caching.implicit(undefined, 'no page read states it'),
  },
};

const openAiShutdown = (date, source, replacement, announced) => ({
  ...(announced && { deprecatedOn: day(announced, source) }),
  shutdownOn: day(date, source),
  ...(replacement && { replacement }),
});
const january2027 = openAiShutdown('2027-01-14', 'openAiDeprecations', 'gpt-6-luna', '2026-10-14');
const december2026 = (replacement) =>
  openAiShutdown('2026-12-11', 'openAiDeprecations', replacement, '2026-06-11');
const october2026 = (replacement) =>
  openAiShutdown('2026-10-23', 'openAiDeprecationsOctober', replacement, '2026-04-22');
const geminiDecember2026 = (replacement) => ({
  shutdownOn: day(
    '2026-12-01',
    'geminiDeprecations',
    'From that day calls are answered by the replacement, at its prices.',
  ),
  replacement,
});
const groqAugust2026 = {
  shutdownOn: day('2026-08-16', 'groqDeprecations', 'pi-ai of 2026-11-10 still lists it.'),
  replacement: 'openai/gpt-oss-120b',
};

const million = (source) => number('tokens', 1_050_000, source);
const inputLimit = (source, note) => number('tokens', 922_000, source, note && { note });
const sameWindow = 'Stated for GPT-5.6, which has the same window.';
const claudeMinimum = (value) => caching.anthropic(number('tokens', value, 'claudeCacheMinimums'));

/**
 * The chat models. Any field given here stands as it is; what is not given comes from the data packages.
 * `genaiId`: the id of the same model in genai-prices, where it differs.
 */
export const chatModels = [
  {
    id: 'gpt-6.2-sol',
    provider: 'openai',
    name: 'GPT-6.2 Sol',
    caching: withTwelveHours('openAiGpt62SolPage'),
    batchDiscount: number('fraction', 0.5, 'openAiGpt62SolPage'),
    contextWindow: million('openAiGpt62SolPage'),
    inputLimit: inputLimit('openAiGpt62SolPage'),
    maximumOutput: number('tokens', 128_000, 'openAiGpt62SolPage'),
    // Stated by the vendor's own page alone: newer than every package.
    price: {
      source: 'openAiGpt62SolPage',
      base: { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 },
      tiers: [{ inputTokensAbove: 272_000, input: 4, output: 15, cacheRead: 0.2, cacheWrite: 5 }],
    },
  },
  {
    id: 'gpt-6.1-sol',
    provider: 'openai',
    caching: withTwelveHours(
      'openAiGpt62SolPage',
      'By the rule that GPT-6.2 Sol and GPT-6.1 Terra state.',
    ),
    contextWindow: million('gpt61SolCard'),
    inputLimit: inputLimit('gpt61SolCard'),
  },
  {
    id: 'gpt-6.1-terra',
    provider: 'openai',
    caching: withTwelveHours('gpt61TerraPrices'),
    contextWindow: million('gpt61TerraCard'),
    inputLimit: inputLimit('gpt61TerraCard'),
  },
  {
    id: 'gpt-6-astra',
    provider: 'openai',
    caching: caching.openAi30m,
    inputLimit: inputLimit('llmPrices', sameWindow),
  },
  {
    id: 'gpt-6-sol',
    provider: 'openai',
    caching: caching.openAi30m,
    inputLimit: inputLimit('llmPrices', sameWindow),
  },
  {
    id: 'gpt-6-luna',
    provider: 'openai',
    caching: caching.openAi30m,
    inputLimit: inputLimit('piAi', 'Stated for the model as a classifier.'),
  },
  { id: 'gpt-5.6-sol', provider: 'openai', caching: caching.openAi30m },
  { id: 'gpt-5.6-terra', provider: 'openai', caching: caching.openAi30m },
  { id: 'gpt-5.6-luna', provider: 'openai', caching: caching.openAi30m },
  {
    id: 'gpt-5.5',
    provider: 'openai',
    caching: caching.openAiFree,
    inputLimit: inputLimit('llmPrices', sameWindow),
  },
  {
    id: 'gpt-5.4',
    provider: 'openai',
    caching: caching.openAiFree,
    inputLimit: inputLimit('llmPrices', sameWindow),
  },
  { id: 'gpt-5.4-mini', provider: 'openai', caching: caching.openAiFree },
  {
    id: 'gpt-5.4-nano',
    provider: 'openai',
    caching: caching.openAiFree,
    lifecycle: openAiShutdown('2027-04-01', 'openAiRetirementsApril'),
  },
  { id: 'gpt-5.2', provider: 'openai', caching: caching.openAiFree },
  {
    id: 'gpt-5.1',
    provider: 'openai',
    caching: caching.openAiFree,
    lifecycle: openAiShutdown('2027-04-01', 'openAiDeprecations'),
  },
  {
    id: 'gpt-5',
    provider: 'openai',
    caching: caching.openAiFree,
    lifecycle: december2026('gpt-6.1-sol'),
  },
  {
    id: 'gpt-5-mini',
    provider: 'openai',
    caching: caching.openAiFree,
    lifecycle: december2026('gpt-6.1-terra'),
  },
  { id: 'gpt-5-nano', provider: 'openai', caching: caching.openAiFree, lifecycle: december2026() },
  { id: 'gpt-4.1', provider: 'openai', caching: caching.openAiFree, lifecycle: january2027 },
  { id: 'gpt-4.1-mini', provider: 'openai', caching: caching.openAiFree, lifecycle: january2027 },
  { id: 'gpt-4.1-nano', provider: 'openai', caching: caching.openAiFree, lifecycle: october2026() },
  { id: 'gpt-4o', provider: 'openai', caching: caching.openAiFree, lifecycle: january2027 },
  { id: 'gpt-4o-mini', provider: 'openai', caching: caching.openAiFree, lifecycle: january2027 },
  { id: 'o3', provider: 'openai', caching: caching.openAiFree, lifecycle: december2026() },
  {
    id: 'o4-mini',
    provider: 'openai',
    caching: caching.openAiFree,
    lifecycle: october2026('gpt-5.6-terra'),
  },
  {
    id: 'gpt-3.5-turbo',
    provider: 'openai',
    name: 'GPT-3.5 Turbo',
    tokenizerFamily: 'cl100k_base',
    caching: caching.none('OpenAI caches prompts from gpt-4o on'),
    lifecycle: october2026('gpt-5.6-terra'),
  },

  { id: 'claude-fable-5-2', provider: 'anthropic' },
  { id: 'claude-fable-5-1', provider: 'anthropic' },
  { id: 'claude-opus-5-5', provider: 'anthropic' },
  { id: 'claude-opus-5', provider: 'anthropic', caching: claudeMinimum(512) },
  { id: 'claude-opus-4-8', provider: 'anthropic', caching: claudeMinimum(1024) },
  { id: 'claude-opus-4-7', provider: 'anthropic', caching: claudeMinimum(2048) },
  {
    id: 'claude-opus-4-6',
    provider: 'anthropic',
    tokenizerFamily: 'claude',
    caching: claudeMinimum(4096),
  },
  { id: 'claude-sonnet-5-5', provider: 'anthropic', validFrom: '2026-10-07' },
  { id: 'claude-sonnet-5', provider: 'anthropic', caching: claudeMinimum(1024) },
  {
    id: 'claude-sonnet-4-6',
    provider: 'anthropic',
    tokenizerFamily: 'claude',
    caching: claudeMinimum(1024),
  },
  {
    id: 'claude-sonnet-4-5',
    provider: 'anthropic',
    tokenizerFamily: 'claude',
    caching: claudeMinimum(1024),
  },
  { id: 'claude-haiku-5-5', provider: 'anthropic' },
  {
    id: 'claude-haiku-4-5',
    provider: 'anthropic',
    tokenizerFamily: 'claude',
    caching: claudeMinimum(4096),
  },

  {
    id: 'gemini-4-argon',
    provider: 'google',
    caching: gemini(4096, 'geminiCaching'),
    maximumOutput: number('tokens', 32_768, 'piAi', {
      range: [32_768, 65_536],
      note: 'TokenMeter of 2026-10-13 gives 64K.',
    }),
    next: {
      validFrom: '2026-12-01',
      source: 'gemini4ArgonPrices',
      base: { input: 4, output: 20, cacheRead: 0.2 },
    },
  },
  { id: 'gemini-3.8-flash', provider: 'google', caching: geminiStored(4096, 'geminiCaching') },
  {
    id: 'gemini-3.7-flash',
    provider: 'google',
    caching: geminiStored(4096, 'geminiCachingSummer'),
  },
  { id: 'gemini-3.6-flash', provider: 'google', caching: gemini(4096, 'geminiCaching') },
  { id: 'gemini-3.5-flash', provider: 'google', caching: gemini(4096, 'geminiCachingSummer') },
  { id: 'gemini-3.5-flash-lite', provider: 'google' },
  { id: 'gemini-3.1-pro-preview', provider: 'google', caching: gemini(4096, 'geminiCaching') },
  { id: 'gemini-3.1-flash-lite', provider: 'google' },
  {
    id: 'gemini-2.5-pro',
    provider: 'google',
    caching: gemini(2048, 'geminiCaching'),
    lifecycle: geminiDecember2026('gemini-3.8-flash'),
  },
  {
    id: 'gemini-2.5-flash',
    provider: 'google',
    caching: gemini(2048, 'geminiCaching'),
    lifecycle: geminiDecember2026('gemini-3.5-flash-lite'),
  },
  { id: 'gemini-2.5-flash-lite', provider: 'google', lifecycle: {} },

  {
    id: 'deepseek-flash',
    provider: 'deepseek',
    offPeak: {
      discount: number('fraction', 0.5, 'deepSeekFlashPrices'),
      peakHours: '01:00 to 04:00 and 06:00 to 10:00 UTC',
    },
  },
  {
    id: 'deepseek-v4-pro',
    provider: 'deepseek',
    offPeak: {
      discount: number('fraction', 0.5, 'genaiPrices'),
      peakHours: '01:00 to 04:00 and 06:00 to 10:00 UTC, not at weekends in Beijing',
    },
  },
  { id: 'grok-4.7', provider: 'xai', threshold: number('tokens', 199_999, 'xaiPricing') },
  { id: 'grok-4.6', provider: 'xai' },
  { id: 'grok-4.5', provider: 'xai' },
  { id: 'grok-4.3', provider: 'xai' },
  { id: 'mistral-large-4', provider: 'mistral' },
  {
    id: 'mistral-medium-2604',
    provider: 'mistral',
    genaiId: 'mistral-medium-3-5',
    name: 'Mistral Medium 3.5',
  },
  { id: 'mistral-small-2603', provider: 'mistral' },
  { id: 'ministral-8b-2512', provider: 'mistral' },
  { id: 'muse-spark-1.3', provider: 'meta' },
  { id: 'muse-ember-1.0', provider: 'meta' },
  { id: 'kimi-k3.1-pro', provider: 'moonshotai' },
  { id: 'kimi-k3', provider: 'moonshotai' },
  { id: 'glm-5.3', provider: 'zai', genaiId: 'GLM-5.3' },
  { id: 'glm-5.3-flash', provider: 'zai', genaiId: 'GLM-5.3-Flash' },
  { id: 'openai/gpt-oss-120b', provider: 'groq', tokenizerFamily: 'o200k_base' },
  { id: 'openai/gpt-oss-20b', provider: 'groq', tokenizerFamily: 'o200k_base' },
  {
    id: 'qwen/qwen3.8-27b',
    provider: 'groq',
    caching: caching.none('no package lists a cached price'),
  },
  {
    id: 'llama-3.3-70b-versatile',
    provider: 'groq',
    tokenizerFamily: 'llama3',
    caching: caching.none('no package lists a cached price'),
    lifecycle: groqAugust2026,
  },
  {
    id: 'llama-3.1-8b-instant',
    provider: 'groq',
    tokenizerFamily: 'llama3',
    caching: caching.none('no package lists a cached price'),
    lifecycle: groqAugust2026,
  },
];

const noBatch = unknown('usdPerMillionTokens', 'no page read states a batch price');
const voyage = {
  provider: 'voyage',
  genaiPrices: 'voyageai',
  aiSdkCosts: 'voyage',
  tokenizerFamily: 'voyage',
  dimensions: number('dimensions', 1024, 'voyageModels'),
  maximumInput: number('tokens', 32_000, 'voyageModels'),
  batchInput: noBatch,
};
const openAiEmbedding = {
  provider: 'openai',
  genaiPrices: 'openai',
  aiSdkCosts: 'openai',
  tokenizerFamily: 'cl100k_base',
};

/** The embedding models; the input price comes from the data packages. */
export const embeddingModels = [
  {
    ...openAiEmbedding,
    id: 'text-embedding-3-small',
    name: 'OpenAI text-embedding-3-small',
    dimensions: number('dimensions', 1536, 'openAiEmbeddingTables'),
    batchInput: number('usdPerMillionTokens', 0.01, 'liteLlmPrices'),
  },
  {
    ...openAiEmbedding,
    id: 'text-embedding-3-large',
    name: 'OpenAI text-embedding-3-large',
    dimensions: number('dimensions', 3072, 'openAiEmbeddingTables'),
    batchInput: noBatch,
  },
  {
    ...openAiEmbedding,
    id: 'text-embedding-ada-002',
    name: 'OpenAI text-embedding-ada-002',
    dimensions: number('dimensions', 1536, 'openAiEmbeddingTables'),
    batchInput: noBatch,
  },
  { ...voyage, id: 'voyage-4-large', name: 'Voyage 4 Large' },
  { ...voyage, id: 'voyage-4', name: 'Voyage 4' },
  { ...voyage, id: 'voyage-4-lite', name: 'Voyage 4 Lite' },
  {
    id: 'gemini-embedding-001',
    name: 'Gemini Embedding 001',
    provider: 'google',
    genaiPrices: 'google',
    aiSdkCosts: 'google',
    tokenizerFamily: 'gemini',
    dimensions: number('dimensions', 3072, 'geminiEmbeddingNotice'),
    maximumInput: number('tokens', 2048, 'geminiEmbeddingNotice'),
    batchInput: noBatch,
  },
  {
    id: 'gemini-embedding-2',
    name: 'Gemini Embedding 2',
    provider: 'google',
    genaiPrices: 'google',
    aiSdkCosts: 'google',
    tokenizerFamily: 'gemini',
    dimensions: unknown('dimensions', 'no page read states it'),
    batchInput: number('usdPerMillionTokens', 0.1, 'geminiEmbedding2Card'),
  },
  {
    id: 'embed-v4.0',
    name: 'Cohere Embed 4',
    provider: 'cohere',
    genaiPrices: 'cohere',
    aiSdkCosts: 'cohere',
    tokenizerFamily: 'cohere',
    dimensions: unknown('dimensions', 'no page read states the default'),
    maximumInput: number('tokens', 128_000, 'cohereEmbed4Card'),
    batchInput: noBatch,
  },
  {
    id: 'mistral-embed',
    name: 'Mistral Embed',
    provider: 'mistral',
    genaiPrices: 'mistral',
    aiSdkCosts: 'mistral',
    tokenizerFamily: 'mistral',
    dimensions: unknown('dimensions', 'no page read states it'),
    batchInput: noBatch,
  },
];
