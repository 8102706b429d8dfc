import type { AssessedPlan } from '../../core/assessment/assessPlan';
import { queryUsdCell, secondsCell, usdCell } from '../../core/assessment/figures';
import { formatNumber } from '../../core/decision/amount';
import type { Amount, ApproachCosts } from '../../core/decision/world';
import { approaches, shortApproachName, type Approach } from '../../core/plan/approach';
import { textTable, wrap } from '../textTable';

/** The five approaches side by side, one figure a line, and below what the figures leave out. */
export function comparisonTable(assessed: AssessedPlan, width: number): string[] {
  const { assessment, economics, priced } = assessed;
  const row = (name: string, cell: (approach: Approach) => string) => [
    name,
    ...approaches.map(cell),
  ];
  const costs = (approach: Approach) => assessment.approaches[approach].costs;
  const { horizonMonths } = priced.plan.limits;
  return [
    ...textTable([
      row('', (approach) => shortApproachName[approach]),
      row('verdict', (approach) => assessment.approaches[approach].verdict),
      row('setup', (approach) => usdCell(costs(approach).setupUsd)),
      row('monthly', (approach) => usdCell(costs(approach).monthlyUsd)),
      row('per query', (approach) => queryUsdCell(costs(approach).perQueryUsd)),
      row(`${horizonMonths} months`, (approach) => usdCell(costs(approach).ownershipUsd)),
      row('latency', (approach) => secondsCell(costs(approach).latencyMs)),
      row('  p95', (approach) => secondsCell(economics.approaches[approach].latency.p95Ms)),
    ]),
    '',
    ...wrap(
      `US dollars, p10–p90. Monthly: running and maintenance at today's volume. Per query: one more, without labour. ${horizonMonths} months: setup and every month.`,
      width,
      '  ',
    ),
    ...(approaches.some((approach) => costs(approach).perQueryUsd === 0)
      ? wrap('0¢: hosting is paid by the hour, whatever the number of queries.', width, '  ')
      : []),
    ...[...unknownParts(assessed), ...impossible(assessed)].flatMap((line) =>
      wrap(line, width, '  ', 4),
    ),
  ];
}

const figures = [
  ['setupUsd', 'setup'],
  ['monthlyUsd', 'monthly'],
  ['perQueryUsd', 'per query'],
  ['ownershipUsd', 'ownership'],
  ['latencyMs', 'latency'],
] as const satisfies readonly (readonly [keyof ApproachCosts, string])[];

/** "≥ RAG monthly, ownership: at least (unknown: …)", one line for each approach and set of unknown prices. */
function unknownParts({ assessment }: AssessedPlan): string[] {
  return approaches.flatMap((approach) => {
    const namesByUnknown = new Map<string, string[]>();
    for (const [key, name] of figures) {
      const unknown = unknownOf(assessment.approaches[approach].costs[key]).join(', ');
      if (unknown !== '')
        namesByUnknown.set(unknown, [...(namesByUnknown.get(unknown) ?? []), name]);
    }
    return [...namesByUnknown].map(
      ([unknown, names]) =>
        `≥ ${shortApproachName[approach]} ${names.join(', ')}: at least this much (unknown: ${unknown}).`,
    );
  });
}

/** What a figure is worth where the approach cannot be had at all. */
function impossible({ economics }: AssessedPlan): string[] {
  return approaches.flatMap((approach) => {
    const { overflowTokens, storeOverflow } = economics.approaches[approach];
    return [
      ...(overflowTokens > 0
        ? [
            `${shortApproachName[approach]}: a request is ${formatNumber(Math.ceil(overflowTokens))} tokens more than the model takes; its figures are what it would cost if it did.`,
          ]
        : []),
      ...(storeOverflow.length > 0
        ? [
            `${shortApproachName[approach]}: the vector store's plan does not hold this load (${storeOverflow.join(', ')}); choose a larger one.`,
          ]
        : []),
    ];
  });
}

function unknownOf(amount: Amount): readonly string[] {
  return typeof amount === 'object' && 'atLeast' in amount ? amount.unknown : [];
}
