import { queryUsdCell, secondsCell, usdCell } from '../../core/assessment/figures';
import type { AssessedPlan } from '../../core/assessment/assessPlan';
import type { Amount } from '../../core/decision/world';
import { approaches, type Approach } from '../../core/plan/approach';

/** The approaches a line each: verdict, setup, month, query, ownership, latency; then what the figures leave out. */
export function costTable(
  assessed: AssessedPlan,
  shown: readonly Approach[] = approaches,
): string[] {
  const { assessment, economics, priced } = assessed;
  const { horizonMonths } = priced.plan.limits;
  return [
    `approach | verdict | setup | month | query | ${horizonMonths} months | latency`,
    ...shown.map((approach) => {
      const { verdict, costs } = assessment.approaches[approach];
      return [
        approach,
        verdict,
        usdCell(costs.setupUsd),
        usdCell(costs.monthlyUsd),
        queryUsdCell(costs.perQueryUsd),
        usdCell(costs.ownershipUsd),
        secondsCell(costs.latencyMs),
      ].join(' | ');
    }),
    'US$, p10–p90 of 5,000 draws; labour is in setup and month, not in query; median latency.',
    ...unknownLine(assessed, shown),
    ...shown.flatMap((approach) => {
      const { overflowTokens, storeOverflow } = economics.approaches[approach];
      return [
        ...(overflowTokens > 0
          ? [
              `${approach}: a request is ${Math.ceil(overflowTokens).toLocaleString('en-US')} tokens too long for the model.`,
            ]
          : []),
        ...(storeOverflow.length > 0
          ? [`${approach}: the store's plan does not hold this (${storeOverflow.join(', ')}).`]
          : []),
      ];
    }),
  ];
}

function unknownLine({ assessment }: AssessedPlan, shown: readonly Approach[]): string[] {
  const names = new Set(
    shown.flatMap((approach) =>
      Object.values(assessment.approaches[approach].costs).flatMap(unknownOf),
    ),
  );
  return names.size === 0
    ? []
    : [`≥ leaves out what has no known price: ${[...names].join(', ')}.`];
}

function unknownOf(amount: Amount): readonly string[] {
  return typeof amount === 'object' && 'atLeast' in amount ? amount.unknown : [];
}
