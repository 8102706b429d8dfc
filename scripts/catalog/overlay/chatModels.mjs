// Kept by hand. A source is the name of an export of src/core/catalog/data/sources.ts.
import { caching, claudeMinimum, gemini, geminiStored, withTwelveHours } from './caching.mjs';
import {
  december2026,
  geminiDecember2026,
  groqAugust2026,
  january2027,
  october2026,
  openAiShutdown,
} from './lifecycles.mjs';
import { number } from './values.mjs';

const million = (source) => number('tokens', 1_050_000, source);
const inputLimit = (source, note) => number('tokens', 922_000, source, note && { note });
const sameWindow = 'Stated for GPT-5.6, which has the same window.';

/**
 * The chat models. Any field given here stands as it is; what is not given comes from the data packages.
 * `genaiId`: the id of the same model in genai-prices, where it differs. `page`: prices that somebody read on a page,
 * to check a package that no other package checks. `next`: prices announced to follow.
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
    // Newer than every package.
    page: {
      source: 'openAiGpt62SolPage',
      base: { input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 },
      tiers: [{ promptTokensAbove: 272_000, input: 4, output: 15, cacheRead: 0.2, cacheWrite: 5 }],
    },
  },
  {
    id: 'gpt-6.1-sol',
    provider: 'openai',
    caching: withTwelveHours(
      'openAiGpt62SolPage',
      'By the rule that GPT-6.2 Sol and GPT-6.1 Terra state.',
    ),
    page: {
      source: 'gpt61SolPrices',
      base: { input: 2, output: 10, cacheRead: 0.1 },
      tiers: [{ promptTokensAbove: 272_000, input: 4, output: 15, cacheRead: 0.2 }],
    },
    contextWindow: million('gpt61SolCard'),
    inputLimit: inputLimit('gpt61SolCard'),
  },
  {
    id: 'gpt-6.1-terra',
    provider: 'openai',
    caching: withTwelveHours('gpt61TerraPrices'),
    page: {
      source: 'gpt61TerraPrices',
      base: { input: 1, output: 5, cacheRead: 0.05, cacheWrite: 1.25 },
      tiers: [{ promptTokensAbove: 272_000, input: 2, output: 7.5, cacheRead: 0.1 }],
    },
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

  {
    id: 'claude-fable-5-2',
    provider: 'anthropic',
    page: { source: 'claudeBatchTable', base: { input: 8, output: 40 }, tiers: [] },
  },
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
  {
    id: 'claude-sonnet-5-5',
    provider: 'anthropic',
    // Reading the cache cost 0.20 before; the page is older than the cut.
    validFrom: '2026-10-07',
    page: {
      source: 'claudeSonnet55Page',
      base: { input: 2, output: 10, cacheWrite: 2.5, hourWrite: 4 },
      tiers: [],
    },
  },
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
  {
    id: 'claude-haiku-5-5',
    provider: 'anthropic',
    page: {
      source: 'claudeHaiku55Page',
      base: { input: 0.1, output: 0.5, cacheWrite: 0.125, hourWrite: 0.2 },
      tiers: [{ promptTokensAbove: 100_000, input: 0.5, output: 2.5, cacheWrite: 0.625 }],
    },
  },
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
    page: {
      source: 'gemini4ArgonPrices',
      base: { input: 2, output: 10, cacheRead: 0.1 },
      tiers: [],
    },
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
  {
    id: 'grok-4.7',
    provider: 'xai',
    page: {
      source: 'xaiPricing',
      base: { input: 2, output: 6, cacheRead: 0.5 },
      tiers: [{ promptTokensAbove: 199_999, input: 4, output: 12, cacheRead: 1 }],
    },
  },
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
