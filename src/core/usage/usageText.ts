import { formatNumber, formatUsd } from '../decision/amount';
import type { Quantity } from '../plan/quantity';
import type { UsageChange } from './usageChanges';
import type { TokensPerQuery, UsageSummary } from './usageSummary';

/** What a workload's values are called. */
const names: Readonly<Record<string, string>> = {
  'workload.queriesPerDay': 'queries per day',
  'workload.tokens.system': 'system prompt, tokens',
  'workload.tokens.examples': 'few-shot examples, tokens',
  'workload.tokens.history': 'history, tokens',
  'workload.tokens.question': 'question, tokens',
  'workload.tokens.answer': 'answer, tokens',
  'workload.tokens.reasoning': 'hidden reasoning, tokens',
  'facts.cachedInputShare': 'cached share of the input',
  'today.monthlyCost': 'paid per month today',
  'today.costPerQuery': 'paid per query today',
};

const shownModels = 6;

/** What an export says, a line each: period, requests, tokens a query, money, what is unknown. */
export function describeUsage(summary: UsageSummary): readonly string[] {
  const { period, wholeDays, requests, queriesPerDay, dailyRange, inputTokens, outputTokens } =
    summary;
  const { cachedShare, reasoningTokens, monthlyCostUsd, costPerQueryUsd } = summary;
  const range = dailyRange
    ? ` (${formatNumber(Math.round(dailyRange[0]))} to ${formatNumber(Math.round(dailyRange[1]))} a day)`
    : '';
  return [
    period
      ? `${period.from} to ${period.to}, ${formatNumber(wholeDays)} whole ${wholeDays === 1 ? 'day' : 'days'}`
      : 'No dates',
    requests === undefined ? '' : `${formatNumber(requests)} requests`,
    queriesPerDay === undefined ? '' : `Queries per day: ${significant(queriesPerDay)}${range}`,
    inputTokens ? `Input tokens a query: ${describeTokens(inputTokens)}` : '',
    cachedShare === undefined ? '' : `Of these cached: ${share(cachedShare)}`,
    outputTokens ? `Output tokens a query: ${describeTokens(outputTokens)}` : '',
    reasoningTokens === undefined
      ? ''
      : `Of these hidden reasoning: ${significant(reasoningTokens)} on average`,
    monthlyCostUsd === undefined ? '' : `Cost of a month: ${formatUsd(monthlyCostUsd)}`,
    costPerQueryUsd === undefined ? '' : `Cost of a query: ${formatUsd(costPerQueryUsd)}`,
    ...summary.unknown.map((sentence) => `Unknown: ${sentence}`),
  ].filter((line) => line !== '');
}

/** The models of an export, the most used first; nothing where none is named. */
export function describeModels({ models }: UsageSummary): readonly string[] {
  const named = models.filter(({ model }) => model !== undefined);
  if (named.length === 0) return [];
  const lines = named
    .slice(0, shownModels)
    .map(
      ({ model = '', requests, inputTokens, outputTokens, costUsd }) =>
        `${model}: ${requests === undefined ? '' : `${formatNumber(Math.round(requests))} requests, `}${formatNumber(Math.round(inputTokens))} tokens in, ${formatNumber(Math.round(outputTokens))} out${costUsd === undefined ? '' : `, ${formatUsd(costUsd)}`}`,
    );
  const more = named.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/** "queries per day: 1,000 → 412". */
export function describeChange({ path, before, after }: UsageChange): string {
  const show = (value: number): string =>
    path.startsWith('today.')
      ? formatUsd(value)
      : path === 'facts.cachedInputShare'
        ? share(value)
        : significant(value);
  const old = before === undefined ? 'unknown' : points(before).map(show).join(' – ');
  return `${names[path] ?? path}: ${old} → ${show(after)}`;
}

function points(quantity: Quantity): readonly number[] {
  return typeof quantity === 'number' ? [quantity] : quantity;
}

function describeTokens({ mean, spread }: TokensPerQuery): string {
  return `${significant(mean)} on average${spread ? `, median ${significant(spread.p50)}, p10 to p90 ${significant(spread.p10)} to ${significant(spread.p90)}` : ''}`;
}

function significant(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

function share(value: number): string {
  return `${Number((value * 100).toPrecision(3))} %`;
}
