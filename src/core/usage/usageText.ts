import * as l10n from '@vscode/l10n';
import { formatNumber, formatUsd } from '../decision/amount';
import type { Quantity } from '../plan/quantity';
import type { UsageChange } from './usageChanges';
import type { TokensPerQuery, UsageSummary } from './usageSummary';

/** What a workload's values are called. */
const names: Readonly<Record<string, string>> = {
  'workload.queriesPerDay': l10n.t('queries per day'),
  'workload.tokens.system': l10n.t('system prompt, tokens'),
  'workload.tokens.examples': l10n.t('few-shot examples, tokens'),
  'workload.tokens.history': l10n.t('history, tokens'),
  'workload.tokens.question': l10n.t('question, tokens'),
  'workload.tokens.answer': l10n.t('answer, tokens'),
  'workload.tokens.reasoning': l10n.t('hidden reasoning, tokens'),
  'facts.cachedInputShare': l10n.t('cached share of the input'),
  'today.monthlyCost': l10n.t('paid per month today'),
  'today.costPerQuery': l10n.t('paid per query today'),
};

const shownModels = 6;

/** What an export says, a line each: period, requests, tokens a query, money, what is unknown. */
export function describeUsage(summary: UsageSummary): readonly string[] {
  const { period, wholeDays, requests, queriesPerDay, dailyRange, inputTokens, outputTokens } =
    summary;
  const { cachedShare, reasoningTokens, monthlyCostUsd, costPerQueryUsd } = summary;
  return [
    period
      ? wholeDays === 1
        ? l10n.t('{0} to {1}, 1 whole day', period.from, period.to)
        : l10n.t('{0} to {1}, {2} whole days', period.from, period.to, formatNumber(wholeDays))
      : l10n.t('No dates'),
    requests === undefined ? '' : l10n.t('{0} requests', formatNumber(requests)),
    queriesPerDay === undefined
      ? ''
      : dailyRange
        ? l10n.t(
            'Queries per day: {0} ({1} to {2} a day)',
            significant(queriesPerDay),
            formatNumber(Math.round(dailyRange[0])),
            formatNumber(Math.round(dailyRange[1])),
          )
        : l10n.t('Queries per day: {0}', significant(queriesPerDay)),
    inputTokens ? l10n.t('Input tokens a query: {0}', describeTokens(inputTokens)) : '',
    cachedShare === undefined ? '' : l10n.t('Of these cached: {0}', share(cachedShare)),
    outputTokens ? l10n.t('Output tokens a query: {0}', describeTokens(outputTokens)) : '',
    reasoningTokens === undefined
      ? ''
      : l10n.t('Of these hidden reasoning: {0} on average', significant(reasoningTokens)),
    monthlyCostUsd === undefined ? '' : l10n.t('Cost of a month: {0}', formatUsd(monthlyCostUsd)),
    costPerQueryUsd === undefined ? '' : l10n.t('Cost of a query: {0}', formatUsd(costPerQueryUsd)),
    ...summary.unknown.map((sentence) => l10n.t('Unknown: {0}', sentence)),
  ].filter((line) => line !== '');
}

/** The models of an export, the most used first; nothing where none is named. */
export function describeModels({ models }: UsageSummary): readonly string[] {
  const named = models.filter(({ model }) => model !== undefined);
  if (named.length === 0) return [];
  const lines = named
    .slice(0, shownModels)
    .map(({ model = '', requests, inputTokens, outputTokens, costUsd }) => {
      const figures = [
        ...(requests === undefined
          ? []
          : [l10n.t('{0} requests', formatNumber(Math.round(requests)))]),
        l10n.t('{0} tokens in', formatNumber(Math.round(inputTokens))),
        l10n.t('{0} out', formatNumber(Math.round(outputTokens))),
        ...(costUsd === undefined ? [] : [formatUsd(costUsd)]),
      ];
      return `${model}: ${figures.join(', ')}`;
    });
  const more = named.length - lines.length;
  return more > 0 ? [...lines, l10n.t('and {0} more', more)] : lines;
}

/** "queries per day: 1,000 → 412". */
export function describeChange({ path, before, after }: UsageChange): string {
  const show = (value: number): string =>
    path.startsWith('today.')
      ? formatUsd(value)
      : path === 'facts.cachedInputShare'
        ? share(value)
        : significant(value);
  const old = before === undefined ? l10n.t('unknown') : points(before).map(show).join(' – ');
  return `${names[path] ?? path}: ${old} → ${show(after)}`;
}

function points(quantity: Quantity): readonly number[] {
  return typeof quantity === 'number' ? [quantity] : quantity;
}

function describeTokens({ mean, spread }: TokensPerQuery): string {
  if (!spread) return l10n.t('{0} on average', significant(mean));
  return l10n.t(
    '{0} on average, median {1}, p10 to p90 {2} to {3}',
    significant(mean),
    significant(spread.p50),
    significant(spread.p10),
    significant(spread.p90),
  );
}

function significant(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

function share(value: number): string {
  return `${Number((value * 100).toPrecision(3))} %`;
}
