import { known, usdPerMillionTokens } from '../known';
import type { Reranker } from '../types';
import { cohereRerank5Prices, liteLlmPrices, voyageRerankPrices } from './sources';

// Kept by hand.

const documentsPerCohereSearch = known('count', 100, liteLlmPrices);

export const rerankers: readonly Reranker[] = [
  {
    id: 'rerank-v3.5',
    provider: 'cohere',
    name: 'Cohere Rerank 3.5',
    lifecycle: {},
    billing: 'search',
    price: known('usdPerThousandSearches', 2, liteLlmPrices),
    documentsPerSearch: documentsPerCohereSearch,
  },
  {
    id: 'rerank-v4.0-fast',
    provider: 'cohere',
    name: 'Cohere Rerank 4 Fast',
    lifecycle: {},
    billing: 'search',
    price: known('usdPerThousandSearches', 2, liteLlmPrices),
    documentsPerSearch: documentsPerCohereSearch,
  },
  {
    id: 'rerank-v4.0-pro',
    provider: 'cohere',
    name: 'Cohere Rerank 4 Pro',
    lifecycle: {},
    billing: 'search',
    price: known('usdPerThousandSearches', 2.5, liteLlmPrices),
    documentsPerSearch: documentsPerCohereSearch,
  },
  {
    id: 'rerank-v5.0-fast',
    provider: 'cohere',
    name: 'Cohere Rerank 5 Fast',
    lifecycle: {},
    billing: 'tokens',
    price: usdPerMillionTokens(0.02, cohereRerank5Prices, {
      note: 'cohere.com stated no pay-as-you-go price on 2026-10-18.',
    }),
  },
  {
    id: 'rerank-v5.0-pro',
    provider: 'cohere',
    name: 'Cohere Rerank 5 Pro',
    lifecycle: {},
    billing: 'tokens',
    price: usdPerMillionTokens(0.05, cohereRerank5Prices, {
      note: 'cohere.com stated no pay-as-you-go price on 2026-10-18.',
    }),
  },
  {
    id: 'rerank-2.5',
    provider: 'voyage',
    name: 'Voyage Rerank 2.5',
    lifecycle: {},
    billing: 'tokens',
    price: usdPerMillionTokens(0.05, voyageRerankPrices),
  },
  {
    id: 'rerank-2.5-lite',
    provider: 'voyage',
    name: 'Voyage Rerank 2.5 Lite',
    lifecycle: {},
    billing: 'tokens',
    price: usdPerMillionTokens(0.02, voyageRerankPrices),
  },
  {
    id: 'self-hosted-cross-encoder',
    provider: 'self-hosted',
    name: 'Cross-encoder on your own machine',
    lifecycle: {},
    billing: 'self-hosted',
  },
];
