// Brings what each data package says of a model into one shape:
// { name?, contextWindow?, maximumOutput?, supportedUntil?, validFrom?, base, tiers, next? }, prices in USD per million tokens.
import { asOf } from './overlay/values.mjs';

const positive = (value) => (value > 0 ? value : undefined);
const round = (value) => (value === undefined ? undefined : Number(value.toPrecision(12)));

/** pi-ai writes 0 for a price it does not have. */
export function piAiQuote(model) {
  if (model === undefined) return undefined;
  const prices = ({ input, output, cacheRead, cacheWrite }) => ({
    input: positive(input),
    output: positive(output),
    cacheRead: positive(cacheRead),
    cacheWrite: positive(cacheWrite),
  });
  return {
    name: model.name,
    contextWindow: positive(model.contextWindow),
    maximumOutput: positive(model.maxTokens),
    base: prices(model.cost),
    tiers: (model.cost.tiers ?? []).map((tier) => ({
      promptTokensAbove: tier.inputTokensAbove,
      ...prices(tier),
    })),
  };
}

const genaiFields = {
  input: 'input_mtok',
  output: 'output_mtok',
  cacheRead: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
  hourWrite: 'cache_write_1h_mtok',
};

/** One price row of genai-prices: each field is a number, or a base with tiers that start above a prompt size. */
function genaiRow(prices) {
  const fields = Object.entries(genaiFields).map(([field, key]) => [field, prices[key]]);
  const at = (threshold) =>
    Object.fromEntries(
      fields.map(([field, price]) => {
        if (typeof price !== 'object') return [field, price];
        const tier = price.tiers.find(({ start }) => start === threshold);
        return [field, tier === undefined ? price.base : tier.price];
      }),
    );
  const starts = fields.flatMap(([, price]) =>
    typeof price === 'object' ? price.tiers.map(({ start }) => start) : [],
  );
  return {
    base: at(undefined),
    tiers: [...new Set(starts)]
      .sort((a, b) => a - b)
      .map((start) => ({ promptTokensAbove: start, ...at(start) })),
  };
}

/** genai-prices dates its prices; where they depend on the hour, the quote is the peak price. */
export function genaiPricesQuote(model) {
  if (model === undefined) return undefined;
  const rows = Array.isArray(model.prices) ? model.prices : [{ prices: model.prices }];
  const dated = rows.filter(({ constraint }) => constraint?.type !== 'time_of_date');
  const peak = rows.find(({ constraint }) => constraint?.type === 'time_of_date');
  const started = dated.filter(({ constraint }) => (constraint?.start_date ?? '') <= asOf);
  const current = started.at(-1);
  const coming = dated.find(({ constraint }) => (constraint?.start_date ?? '') > asOf);
  return {
    contextWindow: model.context_window,
    validFrom: current.constraint?.start_date,
    ...genaiRow((peak ?? current).prices),
    ...(coming && {
      next: { validFrom: coming.constraint.start_date, ...genaiRow(coming.prices) },
    }),
  };
}

/** llm-prices is a part of LiteLLM's list; its `context` is the longest prompt, its `deprecated` an earliest end. */
export function llmPricesQuote(model) {
  if (model === undefined) return undefined;
  const prices = ({ input, output, cacheRead, cacheWrite }) => ({
    input: input ?? undefined,
    output: output ?? undefined,
    cacheRead: cacheRead ?? undefined,
    cacheWrite: cacheWrite ?? undefined,
  });
  return {
    contextWindow: model.context ?? undefined,
    maximumOutput: model.maxOutput ?? undefined,
    supportedUntil: model.deprecated,
    base: prices(model),
    tiers: model.longContext
      ? [{ promptTokensAbove: model.longContext.threshold, ...prices(model.longContext) }]
      : [],
  };
}

export function aiSdkCostsQuote(model) {
  if (model === undefined) return undefined;
  const threshold = model.longContextThreshold;
  return {
    base: {
      input: model.inputPer1MTokens,
      output: model.outputPer1MTokens,
      cacheRead: model.cacheReadPer1MTokens,
      cacheWrite: model.cacheWritePer1MTokens,
    },
    tiers: threshold
      ? [
          {
            promptTokensAbove: threshold,
            input: model.longContextInputPer1MTokens,
            output: model.longContextOutputPer1MTokens,
            cacheRead: model.longContextCacheReadPer1MTokens,
            cacheWrite: model.longContextCacheWritePer1MTokens,
          },
        ]
      : [],
  };
}

export const multiply = (value, factor) => round(value * factor);
