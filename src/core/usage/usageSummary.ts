import * as l10n from '@vscode/l10n';
import { isoDayOf } from './calendar';
import { dayMs, type Coverage, type ModelUsage, type Total, type UsageTally } from './usageTally';

/** Tokens a query: the money follows the mean; the rest says how queries differ. */
export interface TokensPerQuery {
  readonly mean: number;
  /** Of exports with a row a request; to half a percent. */
  readonly spread?: { readonly p10: number; readonly p50: number; readonly p90: number };
}

/** What an export says about a workload. An absent figure is unknown; `unknown` says why. */
export interface UsageSummary {
  /** Every model of the export; undefined for what names none. */
  readonly models: readonly {
    readonly model: string | undefined;
    readonly requests?: number;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly costUsd?: number;
  }[];
  /** Whether all of them are in the figures. */
  readonly isAll: boolean;
  /** The first and the last day with data (ISO 8601, UTC). */
  readonly period?: { readonly from: string; readonly to: string };
  /** Days that the export covers from midnight to midnight UTC; those without traffic count. */
  readonly wholeDays: number;
  readonly requests?: number;
  readonly queriesPerDay?: number;
  /** The quietest and the busiest whole day. */
  readonly dailyRange?: readonly [low: number, high: number];
  readonly inputTokens?: TokensPerQuery;
  /** Share of the input tokens that was billed as cached, 0 to 1. */
  readonly cachedShare?: number;
  /** With reasoning. */
  readonly outputTokens?: TokensPerQuery;
  readonly reasoningTokens?: number;
  readonly monthlyCostUsd?: number;
  readonly costPerQueryUsd?: number;
  /** What cannot be known from the export, one sentence each. */
  readonly unknown: readonly string[];
  readonly notes: readonly string[];
}

const daysPerMonth = 30.4375;
/** Fewer days do not show the difference between weekdays and weekends. */
const aWeek = 7;

/**
 * Sums up what was used.
 * @param chosen the models to take; all where absent
 */
export function summarizeUsage(
  tally: UsageTally,
  chosen?: readonly (string | undefined)[],
): UsageSummary {
  const all = tally.models;
  const taken = chosen ? all.filter(({ model }) => chosen.includes(model)) : all;
  const unknown: string[] = [];
  const notes: string[] = [];
  const requests = total(taken, 'requests');
  const input = total(taken, 'input');
  const output = total(taken, 'output');
  const countsRequests = requests.sum > 0;
  const perQuery = ({ sum, requests: counted }: Total): number | undefined =>
    countsRequests && counted > 0 ? sum / counted : undefined;
  if (!countsRequests && input.records + output.records > 0)
    unknown.push(
      l10n.t(
        'The export counts tokens but no requests: queries per day and tokens per query are unknown.',
      ),
    );

  const traffic = wholeDaysOf(tally.traffic);
  const volume = countsRequests ? dailyVolume(taken, tally.traffic, unknown, notes) : {};
  const cached = total(taken, 'cached');
  const reasoning = total(taken, 'reasoning');
  if (input.records > 0 && cached.records === 0)
    unknown.push(l10n.t('How much of the input came from a cache is unknown.'));
  if (output.records > 0 && reasoning.records === 0)
    unknown.push(l10n.t('How much of the answers was hidden reasoning is unknown.'));
  const meanInput = perQuery(input);
  const meanOutput = perQuery(output);
  const meanReasoning = perQuery(reasoning);
  if (overlap(tally.traffic))
    notes.push(
      l10n.t(
        'The files cover some of the same days: requests that stand in two of them are counted twice.',
      ),
    );
  if (taken.length > 1)
    notes.push(l10n.t('The figures are those of {0} models together.', taken.length));
  return {
    models: all.map((one) => ({
      model: one.model,
      ...(one.requests.sum > 0 ? { requests: one.requests.sum } : {}),
      inputTokens: one.input.sum,
      outputTokens: one.output.sum,
      ...(one.cost.records > 0 ? { costUsd: one.cost.sum } : {}),
    })),
    isAll: taken.length === all.length,
    ...periodOf([...tally.traffic, ...tally.costs]),
    wholeDays: traffic.size,
    ...(countsRequests ? { requests: requests.sum } : {}),
    ...volume,
    ...(meanInput === undefined
      ? {}
      : { inputTokens: { mean: meanInput, ...spread(taken.map((one) => one.inputCounts)) } }),
    ...(cached.records > 0 && cached.input > 0
      ? { cachedShare: Math.min(1, cached.sum / cached.input) }
      : {}),
    ...(meanOutput === undefined
      ? {}
      : { outputTokens: { mean: meanOutput, ...spread(taken.map((one) => one.outputCounts)) } }),
    ...(meanReasoning === undefined ? {} : { reasoningTokens: meanReasoning }),
    ...costs(tally, taken, taken.length === all.length, traffic, unknown, notes),
    unknown,
    notes,
  };
}

type Measure = 'requests' | 'input' | 'cached' | 'output' | 'reasoning' | 'cost';

function total(models: readonly ModelUsage[], measure: Measure): Total {
  return models.reduce<Total>(
    (sum, { [measure]: own }) => ({
      sum: sum.sum + own.sum,
      records: sum.records + own.records,
      requests: sum.requests + own.requests,
      input: sum.input + own.input,
    }),
    { sum: 0, records: 0, requests: 0, input: 0 },
  );
}

/** The time that figures per day are taken over. */
type Span =
  | { readonly kind: 'whole'; readonly days: ReadonlySet<number> }
  /** Too few days are covered from midnight to midnight: from the first to the last moment, in days. */
  | { readonly kind: 'elapsed'; readonly days: number }
  | { readonly kind: 'too short' };

/** Fewer whole days of a log that begins and ends within days leave out too much of it. */
const fewWholeDays = 3;

function spanOf(coverages: readonly Coverage[]): Span {
  const days = wholeDaysOf(coverages);
  const isBySpan = coverages.every((coverage) => coverage.isBySpan);
  if (days.size >= (isBySpan ? 1 : fewWholeDays)) return { kind: 'whole', days };
  const elapsed =
    coverages.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, toMs - fromMs), 0) / dayMs;
  return elapsed >= 1 ? { kind: 'elapsed', days: elapsed } : { kind: 'too short' };
}

/** The days that exports cover from midnight to midnight. */
function wholeDaysOf(coverages: readonly Coverage[]): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { fromMs, toMs } of coverages) {
    const last = Math.floor(toMs / dayMs);
    for (let day = Math.ceil(fromMs / dayMs); day < last; day++) days.add(day);
  }
  return days;
}

function dailyVolume(
  models: readonly ModelUsage[],
  coverages: readonly Coverage[],
  unknown: string[],
  notes: string[],
): Pick<UsageSummary, 'queriesPerDay' | 'dailyRange'> {
  if (coverages.length === 0) return {};
  const span = spanOf(coverages);
  switch (span.kind) {
    case 'too short':
      unknown.push(
        l10n.t(
          'The export covers less than one whole day: queries per day are unknown. Export a week or more.',
        ),
      );
      return {};
    case 'elapsed':
      notes.push(
        l10n.t(
          'Hardly a day is covered whole: queries per day are those of the time from the first to the last request.',
        ),
      );
      return { queriesPerDay: total(models, 'requests').sum / span.days };
    case 'whole': {
      const daily = [...span.days].map((day) => sumOn(models, day, 'requests'));
      const without = daily.filter((requests) => requests === 0).length;
      if (without > 0)
        notes.push(
          l10n.t('{0} of {1} whole days had no traffic; they count.', without, daily.length),
        );
      if (daily.length < aWeek)
        notes.push(
          daily.length === 1
            ? l10n.t('Only 1 whole day: weekdays and weekends may differ.')
            : l10n.t('Only {0} whole days: weekdays and weekends may differ.', daily.length),
        );
      notes.push(
        l10n.t('Days are those of UTC; a first or last day that is not covered whole is left out.'),
      );
      return {
        queriesPerDay: daily.reduce((sum, requests) => sum + requests, 0) / daily.length,
        dailyRange: [
          daily.reduce((a, b) => Math.min(a, b)),
          daily.reduce((a, b) => Math.max(a, b)),
        ],
      };
    }
  }
}

function sumOn(models: readonly ModelUsage[], day: number, what: 'requests' | 'costUsd'): number {
  return models.reduce((sum, { days }) => sum + (days.get(day)?.[what] ?? 0), 0);
}

function costs(
  tally: UsageTally,
  models: readonly ModelUsage[],
  isAll: boolean,
  traffic: ReadonlySet<number>,
  unknown: string[],
  notes: string[],
): Pick<UsageSummary, 'monthlyCostUsd' | 'costPerQueryUsd'> {
  if (tally.currencies.size > 0) {
    unknown.push(
      l10n.t(
        "Costs are in {0}: in US dollars they are unknown. State today's cost yourself.",
        [...tally.currencies].join(', '),
      ),
    );
    return {};
  }
  const cost = total(models, 'cost');
  if (cost.records === 0) {
    const isElsewhere = total(tally.models, 'cost').records > 0;
    unknown.push(
      isElsewhere
        ? l10n.t('The costs are not told by model: for some models alone they are unknown.')
        : l10n.t(
            "The export names no costs: what is paid today is unknown. Import the provider's cost export with it.",
          ),
    );
    return {};
  }
  const requests = total(models, 'requests');
  // Costs that come with the requests must come with all of them; those of a file of their own are joined by day.
  const isJoined = cost.requests === 0 && requests.sum > 0;
  if (!isJoined && cost.requests < requests.sum) {
    unknown.push(
      l10n.t(
        '{0} of {1} requests name no cost: what is paid today is unknown.',
        format(requests.sum - cost.requests),
        format(requests.sum),
      ),
    );
    return {};
  }
  if (isJoined && !isAll) {
    unknown.push(
      l10n.t('The costs are not told by model: for some models alone they are unknown.'),
    );
    return {};
  }
  const span = spanOf(tally.costs);
  const sumOver = (days: Iterable<number>, what: 'requests' | 'costUsd'): number =>
    [...days].reduce((sum, day) => sum + sumOn(models, day, what), 0);
  const shared = [...wholeDaysOf(tally.costs)].filter((day) => traffic.has(day));
  const joinedRequests = sumOver(shared, 'requests');
  if (tally.costs.length > 0 && span.kind === 'too short')
    unknown.push(
      l10n.t('The costs cover less than one whole day: the cost of a month is unknown.'),
    );
  else if (span.kind === 'elapsed' || (span.kind === 'whole' && span.days.size < aWeek))
    notes.push(l10n.t("The month's cost is reckoned from less than a week."));
  if (isJoined && joinedRequests === 0)
    unknown.push(l10n.t('Costs and requests share no whole day: the cost of a query is unknown.'));
  const dailyUsd =
    span.kind === 'whole'
      ? sumOver(span.days, 'costUsd') / span.days.size
      : span.kind === 'elapsed'
        ? cost.sum / span.days
        : undefined;
  const perQuery = isJoined
    ? joinedRequests > 0
      ? sumOver(shared, 'costUsd') / joinedRequests
      : undefined
    : cost.requests > 0
      ? cost.sum / cost.requests
      : undefined;
  return {
    ...(dailyUsd === undefined || tally.costs.length === 0
      ? {}
      : { monthlyCostUsd: dailyUsd * daysPerMonth }),
    ...(perQuery === undefined ? {} : { costPerQueryUsd: perQuery }),
  };
}

function spread(counts: readonly ReadonlyMap<number, number>[]): Pick<TokensPerQuery, 'spread'> {
  const merged = new Map<number, number>();
  for (const one of counts)
    for (const [tokens, times] of one) merged.set(tokens, (merged.get(tokens) ?? 0) + times);
  const sorted = [...merged].sort(([a], [b]) => a - b);
  const size = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (size < 2) return {};
  const rank = (share: number): number => {
    let seen = 0;
    for (const [tokens, times] of sorted) {
      seen += times;
      if (seen >= share * size) return tokens;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  return { spread: { p10: rank(0.1), p50: rank(0.5), p90: rank(0.9) } };
}

function periodOf(coverages: readonly Coverage[]): Pick<UsageSummary, 'period'> {
  if (coverages.length === 0) return {};
  const from = coverages.reduce((first, { fromMs }) => Math.min(first, fromMs), Infinity);
  const to = coverages.reduce(
    (last, { fromMs, toMs }) => Math.max(last, fromMs, toMs - 1),
    -Infinity,
  );
  return { period: { from: isoDay(from), to: isoDay(to) } };
}

function isoDay(ms: number): string {
  return isoDayOf(Math.floor(ms / dayMs));
}

function overlap(coverages: readonly Coverage[]): boolean {
  return coverages.some((one, index) =>
    coverages.slice(index + 1).some((other) => one.fromMs < other.toMs && other.fromMs < one.toMs),
  );
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
