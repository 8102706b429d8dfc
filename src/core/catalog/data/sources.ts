import type { Source } from '../catalogNumber';

// Kept by hand: the pages behind every number that no data package carries.
// `readAt` is the day the copy was made where it says so, else the day it was read.

export const openAiDeprecations: Source = {
  url: 'https://developers.openai.com/api/docs/deprecations',
  readAt: '2026-10-28',
  confidence: 'verified',
  confirmedBy:
    'https://dev.to/max_bob/openai-api-deprecations-2026-2027-every-shutdown-date-and-recommended-replacement-gpt-4o-2ffm',
};
export const openAiDeprecationsOctober: Source = {
  url: 'https://developers.openai.com/api/docs/deprecations',
  readAt: '2026-10-15',
  confidence: 'verified',
  confirmedBy:
    'https://dev.to/importstatic/every-openai-model-shutdown-date-until-january-2027-and-what-replaces-it-1dfk',
};
export const openAiRetirementsApril: Source = {
  url: 'https://dev.to/aidriftline',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const openAiFineTuningNotice: Source = {
  url: 'https://developers.openai.com/api/docs/deprecations',
  readAt: '2026-11-22',
  confidence: 'verified',
  confirmedBy: 'https://codersera.com/blog/gpt-4o-gpt-4-1-api-shutdown-migration-2026/',
};
export const openAiFineTuningGuide: Source = {
  url: 'https://developers.openai.com/api/docs/guides/supervised-fine-tuning',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const openAiTrainingPrices: Source = {
  url: 'https://tokenmix.ai/blog/openai-fine-tuning-pricing',
  readAt: '2026-04-01',
  confidence: 'secondary',
  confirmedBy:
    'https://artificial-intelligence-wiki.com/ai-development/training-and-fine-tuning/openai-fine-tuning-pricing',
};
export const openAiPromptCaching: Source = {
  url: 'https://developers.openai.com/api/docs/guides/prompt-caching',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const openAiPromptCachingRetold: Source = {
  url: 'https://developers.openai.com/api/docs/guides/prompt-caching',
  readAt: '2026-11-22',
  confidence: 'unverified',
};
export const openAiGpt62SolPage: Source = {
  url: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol.md',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const gpt61SolCard: Source = {
  url: 'https://documentation.s3ns.fr/gemini-enterprise-agent-platform/models/partner-models/openai/gpt-6-1-sol',
  readAt: '2026-11-22',
  confidence: 'secondary',
  confirmedBy: 'https://docs.laozhang.ai/en/announcements/gpt-6-1-sol-2026-10.md',
};
export const gpt61SolPrices: Source = {
  url: 'https://github.com/amine123max/Codex-Manager/releases/tag/0.4.7',
  readAt: '2026-09-30',
  confidence: 'secondary',
};
export const gpt61TerraPrices: Source = {
  url: 'https://apidog.com/de/blog/gpt-6-1-terra-pricing/',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const gpt61TerraCard: Source = {
  url: 'https://apidog.com/jp/blog/what-is-gpt-6-1-terra/',
  readAt: '2026-11-22',
  confidence: 'secondary',
  confirmedBy: 'https://docs.venice.ai/zh/models/gpt-6-1-terra',
};
export const openAiEmbeddingTables: Source = {
  url: 'https://developers.llamaindex.ai/typescript/framework-api-reference/variables/all_openai_embedding_models',
  readAt: '2026-11-22',
  confidence: 'secondary',
  confirmedBy: 'https://docs.praison.ai/docs/embeddings/providers/openai',
};

export const claudeBatches: Source = {
  url: 'https://platform.claude.com/docs/en/build-with-claude/batch-processing',
  readAt: '2026-11-22',
  confidence: 'verified',
  confirmedBy: 'https://dev.to/neverpaytwice/claude-batch-api-half-price-if-you-can-wait-ecg',
};
export const claudeHaiku55Page: Source = {
  url: 'https://platform.claude.com/docs/en/models/haiku-5-5/overview',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const claudeSonnet55Page: Source = {
  url: 'https://platform.claude.com/docs/en/models/sonnet-5-5/overview',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const claudeBatchTable: Source = {
  url: 'https://dev.to/neverpaytwice/claude-batch-api-half-price-if-you-can-wait-ecg',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const claudeCacheRule: Source = {
  url: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
  readAt: '2026-09-28',
  confidence: 'verified',
  confirmedBy: 'https://tangled.org/nonbinary.computer/albedo/raw/acp/priv/cache-ttl.json',
};
export const claudeCacheMinimums: Source = {
  url: 'https://docs.litellm.ai/docs/completion/prompt_caching.md',
  readAt: '2026-10-07',
  confidence: 'secondary',
  confirmedBy: 'https://dev.to/creeta/claudes-prompt-cache-fails-silently-below-1024-tokens-1ch1',
};

export const geminiCaching: Source = {
  url: 'https://ai.google.dev/gemini-api/docs/caching',
  readAt: '2026-10-13',
  confidence: 'verified',
};
export const geminiCachingSummer: Source = {
  url: 'https://ai.google.dev/gemini-api/docs/caching',
  readAt: '2026-07-07',
  confidence: 'verified',
};
export const geminiDeprecations: Source = {
  url: 'https://ai.google.dev/gemini-api/docs/deprecations',
  readAt: '2026-11-10',
  confidence: 'verified',
  confirmedBy:
    'https://dev.to/aideprecations/what-to-do-before-gemini-25-pro-and-25-flash-are-retired-on-december-1-2026-5gg9',
};
export const gemini4ArgonPrices: Source = {
  url: 'https://github.com/iyulab/TokenMeter/releases/tag/v0.13.1',
  readAt: '2026-10-13',
  confidence: 'secondary',
};
export const geminiEmbeddingNotice: Source = {
  url: 'https://developers.googleblog.com/en/gemini-embedding-available-gemini-api/',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const geminiEmbedding2Card: Source = {
  url: 'https://www.getmaxim.ai/bifrost/model-library/compare/openrouter/gemini-embedding-2-batch.md',
  readAt: '2026-11-22',
  confidence: 'secondary',
};

export const xaiPricing: Source = {
  url: 'https://docs.x.ai/developers/pricing',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const xaiCachingTest: Source = {
  url: 'https://docs.apiyi.com/en/api-capabilities/grok/prompt-caching.md',
  readAt: '2026-08-19',
  confidence: 'secondary',
};
export const deepSeekFlashPrices: Source = {
  url: 'https://github.com/iyulab/TokenMeter/blob/main/CHANGELOG.md',
  readAt: '2026-09-23',
  confidence: 'secondary',
};
export const groqDeprecations: Source = {
  url: 'https://console.groq.com/docs/deprecations.md',
  readAt: '2026-11-22',
  confidence: 'secondary',
  confirmedBy: 'https://github.com/codedaily04/commit-craft/issues/1',
};
export const groqPlans: Source = {
  url: 'https://raw.githubusercontent.com/api-evangelist/groq/refs/heads/main/plans/groq-plans-pricing.yml',
  readAt: '2026-05-08',
  confidence: 'unverified',
};
export const mistralBatch: Source = {
  url: 'https://skills.sh/jeremylongshore/claude-code-plugins-plus-skills/mistral-cost-tuning',
  readAt: '2026-11-22',
  confidence: 'unverified',
};

export const voyageModels: Source = {
  url: 'https://www.mongodb.com/docs/voyageai/models/',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const voyageRerankPrices: Source = {
  url: 'https://www.getmaxim.ai/bifrost/model-library/provider/voyage',
  readAt: '2026-11-22',
  confidence: 'secondary',
  confirmedBy: 'https://openrouter.ai/voyageai',
};
export const liteLlmPrices: Source = {
  url: 'https://github.com/RoCry/llm-api-price',
  readAt: '2026-07-24',
  confidence: 'secondary',
};
export const cohereRerank5Prices: Source = {
  url: 'https://www.developersdigest.tech/models',
  readAt: '2026-10-18',
  confidence: 'unverified',
};
export const cohereEmbed4Card: Source = {
  url: 'https://www.getmaxim.ai/bifrost/llm-cost-calculator/provider/cohere/model/embed-v4.0',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const cohereFineTuning: Source = {
  url: 'https://docs.cohere.com/docs/chat-fine-tuning',
  readAt: '2026-11-22',
  confidence: 'verified',
};

export const pineconePlans: Source = {
  url: 'https://www.pinecone.io/pricing/',
  readAt: '2026-10-07',
  confidence: 'verified',
  confirmedBy:
    'https://raw.githubusercontent.com/api-evangelist/pinecone/refs/heads/main/plans/pinecone-plans-pricing.yml',
};
export const pineconeUnits: Source = {
  url: 'https://docs.pinecone.io/guides/manage-cost/understanding-cost',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const weaviatePricing: Source = {
  url: 'https://weaviate.io/pricing',
  readAt: '2026-10-07',
  confidence: 'verified',
  confirmedBy:
    'https://raw.githubusercontent.com/api-evangelist/weaviate/refs/heads/main/plans/weaviate-plans-pricing.yml',
};
export const turbopufferPricing: Source = {
  url: 'https://turbopuffer.com/pricing.md',
  readAt: '2026-09-11',
  confidence: 'verified',
};
export const pineconeStandardNovember: Source = {
  url: 'https://docs.flexprice.io/cookbooks/pricing-teardowns/pinecone-pricing',
  readAt: '2026-11-04',
  confidence: 'verified',
  confirmedBy: 'https://docs.pinecone.io/guides/manage-cost/understanding-cost.md',
};
export const zillizDedicatedCost: Source = {
  url: 'https://docs.zilliz.com/docs/dedicated-cluster-cost',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const zillizServerlessCost: Source = {
  url: 'https://docs.zilliz.com/docs/serverless-cluster-cost',
  readAt: '2026-11-22',
  confidence: 'secondary',
};
export const supabaseCompute: Source = {
  url: 'https://supabase.com/docs/guides/platform/compute-and-disk',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const supabaseDisk: Source = {
  url: 'https://supabase.com/docs/guides/platform/manage-your-usage/disk-size',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const digitalOceanDroplets: Source = {
  url: 'https://gist.github.com/colinwilson/cd31bde012f6727b24b2fc4ebee749c0',
  readAt: '2022-07-01',
  confidence: 'unverified',
};
export const awsS3Pricing: Source = {
  url: 'https://aws.amazon.com/s3/pricing/',
  readAt: '2026-09-20',
  confidence: 'verified',
  confirmedBy:
    'https://raw.githubusercontent.com/api-evangelist/amazon-s3/refs/heads/main/plans/amazon-s3-plans-pricing.yml',
};
export const vectorizePricing: Source = {
  url: 'https://github.com/cloudflare/cloudflare-docs/blob/production/src/content/partials/workers/vectorize-pricing.mdx',
  readAt: '2026-11-22',
  confidence: 'unverified',
};

export const azureFineTuningCosts: Source = {
  url: 'https://learn.microsoft.com/azure/foundry/openai/how-to/fine-tuning-cost-management',
  readAt: '2026-02-11',
  confidence: 'verified',
};
export const fireworksPricing: Source = {
  url: 'https://fireworks.ai/pricing',
  readAt: '2026-10-07',
  confidence: 'verified',
  confirmedBy:
    'https://raw.githubusercontent.com/api-evangelist/fireworks-ai/refs/heads/main/plans/fireworks-ai-plans-pricing.yml',
};
export const fireworksFineTuning: Source = {
  url: 'https://docs.fireworks.ai/fine-tuning/managed-finetuning-intro',
  readAt: '2026-11-22',
  confidence: 'verified',
};
export const togetherPlans: Source = {
  url: 'https://raw.githubusercontent.com/api-evangelist/together-ai/refs/heads/main/plans/together-ai-plans-pricing.yml',
  readAt: '2026-05-08',
  confidence: 'unverified',
};

export const fineTunedInferenceConfirmed: Source = {
  url: 'https://github.com/RoCry/llm-api-price',
  readAt: '2026-07-24',
  confidence: 'verified',
  confirmedBy: 'https://www.npmjs.com/package/@pydantic/genai-prices/v/0.1.8',
};

export const gpuRents: Source = {
  url: 'https://github.com/datareceipts/data-receipts/tree/main/109-gpu-pricing',
  readAt: '2026-11-09',
  confidence: 'secondary',
};
export const gpuRentsSeptember: Source = {
  url: 'https://github.com/datareceipts/data-receipts/tree/main/109-gpu-pricing',
  readAt: '2026-09-25',
  confidence: 'secondary',
};
