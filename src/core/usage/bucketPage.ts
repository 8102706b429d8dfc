import * as z from 'zod/mini';
import { flattenRow, readNumber, readText } from './fields';
import { readTimestamp } from './timestamp';
import { readUsageRow, type UsageFormat } from './usageFormat';
import type { UsageRow } from './usageRecord';

/** A page of the usage and cost interfaces of OpenAI and Anthropic: spans of time, each with its results. */
const page = z.object({
  data: z.array(
    z.object({
      start_time: z.optional(z.unknown()),
      end_time: z.optional(z.unknown()),
      starting_at: z.optional(z.unknown()),
      ending_at: z.optional(z.unknown()),
      results: z.optional(z.array(z.looseObject({}))),
      /** OpenAI's first spelling. */
      result: z.optional(z.array(z.looseObject({}))),
    }),
  ),
  has_more: z.optional(z.nullable(z.boolean())),
});

export interface BucketPage {
  readonly name: string;
  readonly rows: readonly UsageRow[];
  readonly notes: readonly string[];
}

/** developers.openai.com/api/reference: usage of completions. */
const openAiUsage: UsageFormat = {
  name: 'OpenAI usage',
  rows: 'sum',
  columns: {
    time: 'start',
    end: 'end',
    requests: 'num_model_requests',
    model: 'model',
    input: ['input_tokens'],
    cached: ['input_cached_tokens'],
    output: ['output_tokens'],
  },
  exclude: ({ object }) =>
    /\.usage\.(?!completions\.)/.test(readText(object) ?? '')
      ? 'not chat (embeddings, images, speech …)'
      : undefined,
};

/** The same reference: costs. */
const openAiCosts: UsageFormat = {
  name: 'OpenAI costs',
  rows: 'sum',
  columns: { time: 'start', end: 'end', cost: ['amount.value'], currency: 'amount.currency' },
  note: 'Costs are all that was billed there, chat or not.',
};

/** platform.claude.com: usage report of messages, which does not count requests. */
const anthropicUsage: UsageFormat = {
  name: 'Anthropic usage',
  rows: 'sum',
  columns: {
    time: 'start',
    end: 'end',
    model: 'model',
    input: [
      'uncached_input_tokens',
      'cache_creation.ephemeral_1h_input_tokens',
      'cache_creation.ephemeral_5m_input_tokens',
      'cache_read_input_tokens',
    ],
    cached: ['cache_read_input_tokens'],
    output: ['output_tokens'],
  },
};

/** The same: the cost report, whose amounts are in cents. */
const anthropicCost: UsageFormat = {
  name: 'Anthropic cost',
  rows: 'sum',
  columns: { time: 'start', end: 'end', model: 'model', currency: 'currency' },
  refine: (fields) => {
    const cents = readNumber(fields['amount']);
    const isUsd = readText(fields['currency'])?.toUpperCase() === 'USD';
    return cents === undefined || !isUsd ? {} : { costUsd: cents / 100 };
  },
};

/** Reads a page; undefined where the JSON is something else. */
export function readBucketPage(json: unknown): BucketPage | undefined {
  const parsed = page.safeParse(json);
  if (!parsed.success) return undefined;
  const { data, has_more: hasMore } = parsed.data;
  const buckets = data.map((bucket) => ({
    start: bucket.start_time ?? bucket.starting_at,
    end: bucket.end_time ?? bucket.ending_at,
    results: bucket.results ?? bucket.result ?? [],
  }));
  if (buckets.length === 0 || buckets.some(({ start }) => readTimestamp(start) === undefined))
    return undefined;
  const isAnthropic = data.some((bucket) => bucket.starting_at !== undefined);
  const format = formatOf(
    buckets.flatMap(({ results }) => results),
    isAnthropic,
  );
  if (!format) return undefined;
  const rows = buckets.flatMap(({ start, end, results }): UsageRow[] => {
    const read = results.map((result) =>
      readUsageRow(format, { ...flattenRow(result), start, end }),
    );
    const [from, to] = [readTimestamp(start), readTimestamp(end)];
    // A span without results is one without traffic.
    return read.length === 0 && from && to
      ? [{ kind: 'idle', startMs: from.ms, endMs: to.ms }]
      : read;
  });
  return {
    name: format.name,
    rows,
    notes: [
      ...(format.note === undefined ? [] : [format.note]),
      ...(hasMore === true
        ? [
            'The file is one page of several (has_more is true): fetch the others and import them together.',
          ]
        : []),
    ],
  };
}

function formatOf(
  results: readonly Readonly<Record<string, unknown>>[],
  isAnthropic: boolean,
): UsageFormat | undefined {
  const has = (name: string): boolean => results.some((result) => name in result);
  if (isAnthropic)
    return has('uncached_input_tokens')
      ? anthropicUsage
      : has('amount')
        ? anthropicCost
        : undefined;
  return has('num_model_requests') || has('input_tokens')
    ? openAiUsage
    : has('amount')
      ? openAiCosts
      : undefined;
}
