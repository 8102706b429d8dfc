// Where two data packages differ by more than 2 %, kept by hand: which one is right, and why.
// An unwaived difference fails the build; so does a waiver that no longer meets one.

const models = (ids, field, take, reason) => ids.map((model) => ({ model, field, take, reason }));

export const waivers = [
  ...models(
    [
      'gpt-4.1',
      'gpt-4.1-mini',
      'gpt-4.1-nano',
      'gemini-3.8-flash',
      'gemini-3.7-flash',
      'gemini-3.6-flash',
      'gemini-3.5-flash',
      'gemini-3.5-flash-lite',
      'gemini-3.1-flash-lite',
      'gemini-2.5-flash-lite',
    ],
    'contextWindow',
    'piAi',
    'genai-prices rounds the window to a million',
  ),
  ...models(
    [
      'gpt-6-astra',
      'gpt-6-sol',
      'gpt-6-luna',
      'gpt-5.6-sol',
      'gpt-5.6-terra',
      'gpt-5.6-luna',
      'gpt-5.4',
    ],
    'contextWindow',
    'genaiPrices',
    'pi-ai gives the threshold of the price tier as the window',
  ),
  {
    model: 'gpt-5.5',
    field: 'contextWindow',
    take: 'llmPrices',
    reason: 'pi-ai gives the threshold of the price tier, genai-prices rounds; LiteLLM is exact',
  },
  {
    model: 'claude-sonnet-4-5',
    field: 'tiers',
    take: 'piAi',
    reason: 'genai-prices keeps the tier of a beta that ended; prompts above 200K are refused',
  },
  {
    model: 'deepseek-v4-pro',
    field: 'maximumOutput',
    take: 'piAi',
    reason: 'LiteLLM counts the 384K in units of 1,024; the lower value is safe',
  },
  {
    model: 'mistral-small-2603',
    field: 'maximumOutput',
    take: 'piAi',
    reason: 'LiteLLM repeats the window; the lower value is safe',
  },
  {
    model: 'grok-4.3',
    field: 'maximumOutput',
    take: 'piAi',
    reason: 'LiteLLM repeats the window; the lower value is safe',
  },
  ...['input', 'output', 'cacheRead'].map((field) => ({
    model: 'glm-5.3-flash',
    field,
    take: 'piAi',
    reason: 'genai-prices holds the launch promotion that ended on 2026-09-09',
  })),
];
