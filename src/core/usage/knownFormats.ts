import { readNumber, readText, type Fields } from './fields';
import type { UsageFormat } from './usageFormat';
import type { UsageRecord } from './usageRecord';

/** A known kind of export, and the fields by which it is told. */
interface KnownFormat extends UsageFormat {
  readonly signs: readonly string[];
}

/** Call types of a LiteLLM proxy that are no chat. */
const notChat = /embedding|image|moderation|transcription|speech|rerank|ocr/i;

/**
 * The exports that are read by name, most particular first. Where each is described:
 * OpenAI usage and costs: platform.openai.com/docs/api-reference/usage, and the dashboard's CSV of the same fields.
 * Anthropic: the console's usage and cost CSV. OpenRouter: openrouter.ai/activity, one row a generation or a day.
 * LiteLLM: the table LiteLLM_SpendLogs. Helicone: its export tool. Langfuse: its table and blob storage exports.
 */
const known: readonly KnownFormat[] = [
  {
    name: 'OpenAI usage',
    signs: ['num_model_requests', 'input_tokens', 'start_time'],
    rows: 'sum',
    columns: {
      time: 'start_time',
      end: 'end_time',
      requests: 'num_model_requests',
      model: 'model',
      input: ['input_tokens'],
      cached: ['input_cached_tokens'],
      output: ['output_tokens'],
    },
  },
  {
    name: 'OpenAI costs',
    signs: ['amount_value', 'amount_currency', 'start_time'],
    rows: 'sum',
    columns: {
      time: 'start_time',
      end: 'end_time',
      cost: ['amount_value'],
      currency: 'amount_currency',
    },
    note: 'Costs are all that was billed there, chat or not.',
  },
  {
    name: 'Anthropic cost',
    signs: ['usage_date_utc', 'cost_usd', 'token_type'],
    rows: 'sum',
    columns: { time: 'usage_date_utc', model: 'model', cost: ['cost_usd'] },
  },
  {
    name: 'Anthropic usage',
    signs: ['usage_date_utc', 'usage_output_tokens'],
    rows: 'sum',
    columns: {
      time: 'usage_date_utc',
      model: 'model_version',
      input: [
        'usage_input_tokens_no_cache',
        'usage_input_tokens_cache_write',
        'usage_input_tokens_cache_write_5m',
        'usage_input_tokens_cache_write_1h',
        'usage_input_tokens_cache_read',
      ],
      cached: ['usage_input_tokens_cache_read'],
      output: ['usage_output_tokens'],
    },
  },
  {
    name: 'OpenRouter generations',
    signs: ['generation_id', 'tokens_prompt', 'tokens_completion'],
    rows: 'request',
    columns: {
      time: 'created_at',
      model: 'model_permaslug',
      input: ['tokens_prompt'],
      cached: ['tokens_cached'],
      // Reasoning is within the completion's tokens.
      output: ['tokens_completion'],
      reasoning: ['tokens_reasoning'],
      cost: ['cost_total', 'byok_usage_inference'],
    },
  },
  ...(['byok_usage_inference', 'byok_usage'] as const).map((byok): KnownFormat => ({
    name: 'OpenRouter activity',
    signs: ['requests', 'usage', byok, 'prompt_tokens'],
    rows: 'sum',
    columns: {
      time: 'date',
      requests: 'requests',
      model: byok === 'byok_usage' ? 'slug' : 'model',
      input: ['prompt_tokens'],
      output: ['completion_tokens'],
      reasoning: ['reasoning_tokens'],
      cost: ['usage', byok],
    },
  })),
  {
    name: 'LiteLLM spend logs',
    signs: ['spend', 'prompt_tokens', 'completion_tokens', 'start_time'],
    rows: 'request',
    columns: {
      time: 'start_time',
      model: 'model',
      input: ['prompt_tokens'],
      cached: ['metadata.usage_object.prompt_tokens_details.cached_tokens'],
      output: ['completion_tokens'],
      reasoning: ['metadata.usage_object.completion_tokens_details.reasoning_tokens'],
      cost: ['spend'],
    },
    exclude: ({ call_type: type }) =>
      notChat.test(readText(type) ?? '') ? 'not chat (embeddings, images, speech …)' : undefined,
  },
  {
    name: 'Helicone requests',
    signs: ['request_created_at', 'prompt_tokens', 'completion_tokens'],
    rows: 'request',
    columns: {
      time: 'request_created_at',
      model: 'model',
      input: ['prompt_tokens'],
      cached: ['prompt_cache_read_tokens'],
      output: ['completion_tokens'],
      cost: ['cost'],
    },
  },
  ...(['usage_details.input', 'usage_details.total', 'usage_details.output'] as const).map(
    (sign): KnownFormat => ({
      name: 'Langfuse observations',
      signs: [sign, 'start_time'],
      rows: 'request',
      columns: { time: 'start_time', cost: ['total_cost'] },
      exclude: ({ type }) =>
        /^(GENERATION)?$/i.test(readText(type) ?? '') ? undefined : 'steps of a trace',
      refine: readLangfuse,
    }),
  ),
];

/** The format that a file's fields show; undefined where it is none of the known. */
export function findKnownFormat(names: ReadonlySet<string>): UsageFormat | undefined {
  return known.find(({ signs }) => signs.every((sign) => names.has(sign)));
}

/** Langfuse counts by kinds that exclude each other; each kind's name says which side it is on. */
function readLangfuse(fields: Fields): Partial<UsageRecord> {
  const add = (part: RegExp): number | undefined => {
    const found = Object.entries(fields).flatMap(([name, value]) =>
      name.startsWith('usage_details.') && part.test(name) ? (readNumber(value) ?? []) : [],
    );
    return found.length === 0 ? undefined : found.reduce((total, value) => total + value, 0);
  };
  const cost = readNumber(fields['cost_details.total']);
  const model = readText(fields['provided_model_name']) ?? readText(fields['model']);
  const [input, cached] = [add(/input/), add(/input.*cache(d|_read)|cache_read.*input/)];
  const [output, reasoning] = [add(/output/), add(/output.*reasoning|reasoning.*output/)];
  return {
    ...(input === undefined ? {} : { inputTokens: input }),
    ...(cached === undefined ? {} : { cachedTokens: cached }),
    ...(output === undefined ? {} : { outputTokens: output }),
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    ...(cost === undefined || readNumber(fields['total_cost']) !== undefined
      ? {}
      : { costUsd: cost }),
    ...(model === undefined ? {} : { model }),
  };
}
