import type { UsageColumns, UsageFormat } from './usageFormat';

/** What fields are called, likeliest first; names as `fieldName` spells them. */
const synonyms = {
  time: [
    'timestamp',
    'created_at',
    'start_time',
    'request_time',
    'time',
    'datetime',
    'created',
    'date',
    'day',
    'usage_date',
    'at',
  ],
  requests: ['num_requests', 'request_count', 'requests', 'calls', 'num_model_requests'],
  model: ['model', 'model_name', 'model_id', 'deployment', 'response_model', 'request_model'],
  input: [
    'input_tokens',
    'prompt_tokens',
    'tokens_prompt',
    'tokens_in',
    'tokens_input',
    'prompt_token_count',
    'input_token_count',
    'tokens.input',
    'usage.input_tokens',
    'usage.prompt_tokens',
    'response.usage.prompt_tokens',
    'response.usage.input_tokens',
    'gen_ai_usage_input_tokens',
  ],
  output: [
    'output_tokens',
    'completion_tokens',
    'tokens_completion',
    'tokens_out',
    'tokens_output',
    'completion_token_count',
    'output_token_count',
    'candidates_token_count',
    'tokens.output',
    'usage.output_tokens',
    'usage.completion_tokens',
    'response.usage.completion_tokens',
    'response.usage.output_tokens',
    'gen_ai_usage_output_tokens',
  ],
  cached: [
    'cached_tokens',
    'cached_input_tokens',
    'input_cached_tokens',
    'cached_prompt_tokens',
    'tokens_cached',
    'tokens.cached_input',
    'usage.prompt_tokens_details.cached_tokens',
    'usage.input_tokens_details.cached_tokens',
    'response.usage.prompt_tokens_details.cached_tokens',
    'response.usage.input_tokens_details.cached_tokens',
  ],
  reasoning: [
    'reasoning_tokens',
    'tokens_reasoning',
    'usage.completion_tokens_details.reasoning_tokens',
    'usage.output_tokens_details.reasoning_tokens',
    'response.usage.completion_tokens_details.reasoning_tokens',
    'response.usage.output_tokens_details.reasoning_tokens',
  ],
  cost: [
    'cost_usd',
    'usd',
    'total_cost_usd',
    'cost_in_usd',
    'price_usd',
    'total_cost',
    'cost_total',
    'cost',
    'spend',
    'amount',
    'cost_eur',
    'cost_gbp',
  ],
  currency: ['currency', 'cost_currency', 'amount_currency'],
} as const;

/** Anthropic's own names: its input tokens are those outside the cache. */
const beside = [
  'cache_read_input_tokens',
  'cache_creation_input_tokens',
  'usage.cache_read_input_tokens',
  'usage.cache_creation_input_tokens',
] as const;

/**
 * Tells by their names what the fields of an unknown export mean.
 * @returns undefined where nothing counts tokens
 */
export function findGeneralFormat(names: ReadonlySet<string>): UsageFormat | undefined {
  const find = (what: keyof typeof synonyms): string | undefined =>
    synonyms[what].find((name) => names.has(name));
  const [input, output, cost] = [find('input'), find('output'), find('cost')];
  if (input === undefined && output === undefined) return undefined;
  const outside = input?.endsWith('input_tokens') ? beside.filter((name) => names.has(name)) : [];
  const cached = outside.find((name) => name.includes('read')) ?? find('cached');
  const otherCurrency = /_(eur|gbp)$/.exec(cost ?? '')?.[1];
  const columns: UsageColumns = {
    ...named('time', find('time')),
    ...named('requests', find('requests')),
    ...named('model', find('model')),
    ...(input === undefined ? {} : { input: [input, ...outside] }),
    ...(cached === undefined ? {} : { cached: [cached] }),
    ...(output === undefined ? {} : { output: [output] }),
    ...listed('reasoning', find('reasoning')),
    ...(cost === undefined || otherCurrency !== undefined ? {} : { cost: [cost] }),
    ...named('currency', find('currency')),
  };
  const statesCurrency = columns.currency !== undefined || (cost ?? '').includes('usd');
  return {
    name: 'columns told by their names',
    rows: columns.requests === undefined ? 'request' : 'sum',
    columns,
    ...(otherCurrency !== undefined
      ? { note: `Costs are in ${otherCurrency.toUpperCase()}: in US dollars they are unknown.` }
      : columns.cost && !statesCurrency
        ? { note: `The file names no currency: "${cost ?? ''}" is taken as US dollars.` }
        : {}),
  };
}

function named<K extends string>(key: K, name: string | undefined): Partial<Record<K, string>> {
  return name === undefined ? {} : ({ [key]: name } as Partial<Record<K, string>>);
}

function listed<K extends string>(key: K, name: string | undefined): Partial<Record<K, string[]>> {
  return name === undefined ? {} : ({ [key]: [name] } as Partial<Record<K, string[]>>);
}

/** "input = input_tokens + cache_read_input_tokens": which field is taken for what, one sentence each. */
export function describeColumns(columns: UsageColumns): readonly string[] {
  return Object.entries(columns).map(
    ([meaning, names]) =>
      `${meaning} = ${typeof names === 'string' ? names : (names as readonly string[]).join(' + ')}`,
  );
}
