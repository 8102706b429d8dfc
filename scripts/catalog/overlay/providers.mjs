// Kept by hand. A source is the name of an export of src/core/catalog/data/sources.ts.
import { caching, googleWhy } from './caching.mjs';
import { number, unknown } from './values.mjs';

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
