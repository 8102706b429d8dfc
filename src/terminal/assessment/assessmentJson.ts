import type { AssessedPlan } from '../../core/assessment/assessPlan';
import { swingToJson } from '../../core/assessment/swingsText';
import { perApproach } from '../../core/economics/approachTraits';
import type { Comparison } from '../../core/economics/comparison';
import { describeFlip } from '../../core/record/flipText';

/**
 * The assessment as data; scripts depend on its keys. Money is in US dollars, time in milliseconds: a number,
 * `{ p10, p50, p90 }`, or `{ atLeast, unknown }`.
 */
export function assessmentToJson({
  priced: { plan },
  today,
  assessment,
  economics,
  comparisons,
  swings,
  pricedRows,
}: AssessedPlan) {
  const { destination, next, reason, confidence, checklist, roadmap, flips, warnings } = assessment;
  return {
    title: plan.title,
    today,
    destination,
    next,
    reason,
    confidence,
    horizonMonths: plan.limits.horizonMonths,
    approaches: perApproach((approach) => {
      const { verdict, reasonsFor, reasonsAgainst, costs } = assessment.approaches[approach];
      const { perSuccessUsd, latency, overflowTokens, storeOverflow, beforeAfter } =
        economics.approaches[approach];
      return {
        verdict,
        reasonsFor,
        reasonsAgainst,
        ...costs,
        ...(perSuccessUsd !== undefined && { perSuccessUsd }),
        latencyP95Ms: latency.p95Ms,
        overflowTokens,
        storeOverflow,
        ...(beforeAfter && { beforeAfter }),
      };
    }),
    checklist,
    roadmap,
    comparisons: comparisons.map((comparison) => ({
      ...comparison,
      ...probability(comparison, economics),
    })),
    sensitivity: swings.map(swingToJson),
    flips: flips.map((flip) => ({ ...flip, text: describeFlip(flip) })),
    warnings,
    assumed: [...plan.assumed],
    pricedWith: pricedRows,
  };
}

/** Absent where an unknown price leaves it open. */
function probability(
  { first, second }: Comparison,
  { probabilityCheaper }: AssessedPlan['economics'],
) {
  const firstCheaper = probabilityCheaper[first][second];
  return firstCheaper === undefined ? {} : { probabilityFirstCheaper: firstCheaper };
}
