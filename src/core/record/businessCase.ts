import { floorOf, formatMs, formatNumber, formatUsd, isPartial } from '../decision/amount';
import type { Assessment } from '../decision/assess';
import type { Amount } from '../decision/world';
import { approachName, approaches, type Approach } from '../plan/approach';
import { reasonForDefault } from '../plan/defaults';
import type { Plan } from '../plan/plan';
import { likely } from '../plan/quantity';
import { csv } from './csv';
import { escapeMarkdown, list, table } from './markdown';

const daysPerMonth = 30.4375;

/** What is paid today, in US dollars a month; undefined where nobody stated it. */
function todayUsdPerMonth({ today, workload }: Plan): number | undefined {
  if (today.monthlyCost !== undefined) return likely(today.monthlyCost);
  if (today.costPerQuery === undefined) return undefined;
  return likely(today.costPerQuery) * likely(workload.queriesPerDay) * daysPerMonth;
}

/** Months until the setup is earned back by a cheaper month; at the medians, without growth. */
function payback(before: number | undefined, setup: Amount, monthly: Amount): string {
  if (before === undefined) return "unknown: today's cost is not stated";
  if (isPartial(setup) || isPartial(monthly)) return 'unknown: parts of the cost are';
  const saved = before - floorOf(monthly);
  return saved <= 0 ? 'never' : `${formatNumber(Math.ceil(floorOf(setup) / saved))} months`;
}

/** Writes the business case of a plan as Markdown: before and after, all five approaches, what was assumed. */
export function writeBusinessCase(plan: Plan, assessment: Assessment, date: string): string {
  const before = todayUsdPerMonth(plan);
  const { destination, next } = assessment;
  const assumptions = [...plan.assumed].filter(
    (path) => !path.startsWith('needs.') && path !== 'title' && path !== 'task',
  );
  return `${[
    `# Business case${plan.title === '' ? '' : `: ${escapeMarkdown(plan.title)}`}`,
    `Prices and facts of ${date}. ${escapeMarkdown(assessment.reason)} Confidence: ${assessment.confidence.level}.`,
    '## Before and after',
    table(
      ['', 'A month', 'Setup', 'Earned back after'],
      [
        ['Today', before === undefined ? 'not stated' : formatUsd(before), '', ''],
        ...[...new Set([next, destination])].map((approach) => {
          const { costs } = assessment.approaches[approach];
          return [
            `${approachName[approach]}${approach === next ? ' (next)' : ' (destination)'}`,
            escapeMarkdown(formatUsd(costs.monthlyUsd)),
            escapeMarkdown(formatUsd(costs.setupUsd)),
            payback(before, costs.setupUsd, costs.monthlyUsd),
          ];
        }),
      ],
      ['left', 'right', 'right', 'right'],
    ),
    `## Five approaches over ${plan.limits.horizonMonths} months`,
    table(
      ['Approach', 'Verdict', 'Setup', 'A month', 'One more query', 'Ownership', 'Latency'],
      approaches.map((approach) => {
        const { verdict, costs } = assessment.approaches[approach];
        return [
          approachName[approach],
          verdict,
          // What is unknown is named, and that may quote the plan.
          ...[
            formatUsd(costs.setupUsd),
            formatUsd(costs.monthlyUsd),
            formatUsd(costs.perQueryUsd),
            formatUsd(costs.ownershipUsd),
            formatMs(costs.latencyMs),
          ].map(escapeMarkdown),
        ];
      }),
      ['left', 'left', 'right', 'right', 'right', 'right', 'right'],
    ),
    'Ranges are the 10th to the 90th percentile.',
    '## Assumptions',
    assumptions.length === 0
      ? 'Nothing was assumed.'
      : list(
          assumptions.map(
            (path) => `\`${path}\`: ${show(plan, path)}. ${reasonForDefault(path) ?? ''}`,
          ),
        ),
  ].join('\n\n')}\n`;
}

const columns = [
  'setup_usd',
  'monthly_usd',
  'per_query_usd',
  'ownership_usd',
  'latency_ms',
] as const;

/** Writes the five approaches as CSV (RFC 4180): p10, p50 and p90 of each figure, and which parts are unknown. */
export function writeBusinessCaseCsv(assessment: Assessment): string {
  const header = [
    'approach',
    'verdict',
    ...columns.flatMap((name) => [`${name}_p10`, `${name}_p50`, `${name}_p90`, `${name}_unknown`]),
  ];
  const rows = approaches.map((approach: Approach) => {
    const { verdict, costs } = assessment.approaches[approach];
    const figures = [
      costs.setupUsd,
      costs.monthlyUsd,
      costs.perQueryUsd,
      costs.ownershipUsd,
      costs.latencyMs,
    ];
    return [approach, verdict, ...figures.flatMap(amountCells)];
  });
  return csv([header, ...rows]);
}

/** A lower bound stands in the first column alone, with the names of what is missing in the last. */
function amountCells(amount: Amount): string[] {
  if (typeof amount === 'number') return [String(amount), String(amount), String(amount), ''];
  if ('atLeast' in amount) return [String(amount.atLeast), '', '', amount.unknown.join('; ')];
  return [String(amount.p10), String(amount.p50), String(amount.p90), ''];
}

function show(plan: Plan, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (group, name) =>
        typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined,
      plan,
    );
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') return value;
  return Array.isArray(value)
    ? value.map((point) => formatNumber(Number(point))).join(' – ')
    : 'not set';
}
