// Kept by hand. A source is the name of an export of src/core/catalog/data/sources.ts.
import { number, unknown } from './values.mjs';

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
