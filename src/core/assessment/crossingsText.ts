import { formatNumber, formatShare, formatUsd } from '../decision/amount';
import type { BreakEven, Crossing } from '../economics/crossings';
import type { ApproachEconomics } from '../economics/economics';
import { shortApproachName, type Approach } from '../plan/approach';
import type { AssessedPlan } from './assessPlan';

/** For each pair of approaches that are not ruled out: who is cheaper at which volume, and from which month on. */
export function crossingLines({ comparisons, economics, priced }: AssessedPlan): string[] {
  const { horizonMonths } = priced.plan.limits;
  return comparisons.flatMap((comparison) => {
    const { first, second, overQueriesPerDay, overMonths } = comparison;
    const [a, b] = [economics.approaches[first], economics.approaches[second]];
    const chance = economics.probabilityCheaper[first][second];
    const gap = hasUnknown(a) || hasUnknown(b) ? ', unknown prices counted as 0' : '';
    return [
      `${shortApproachName[first]} or ${shortApproachName[second]}${gap}`,
      `  a month: ${sides(first, second, overQueriesPerDay, monthlyOf(a) - monthlyOf(b), (at) => `${formatNumber(Number(at.toPrecision(3)))} queries a day`, 'at any volume')}`,
      `  in all: ${sides(first, second, overMonths, lastOf(a) - lastOf(b), (at) => `month ${at}`, `from the start, over all ${horizonMonths} months`)}${chance === undefined ? '' : `; ${shortApproachName[first]} is the cheaper one in ${formatShare(chance)} of draws`}`,
    ];
  });
}

/** What each approach saves a month against today's cost, and when its setup has come back. */
export function breakEvenLines({ assessment, economics, priced }: AssessedPlan): string[] {
  const { destination, next } = assessment;
  const lines = [...new Set([next, destination])].flatMap((approach) => {
    const { beforeAfter } = economics.approaches[approach];
    if (!beforeAfter) return [];
    const { monthlyBeforeUsd, monthlySavingUsd, payback } = beforeAfter;
    const saving =
      monthlySavingUsd >= 0
        ? `${formatUsd(monthlySavingUsd)} a month less than`
        : `${formatUsd(-monthlySavingUsd)} a month more than`;
    return `${shortApproachName[approach]}: ${saving} today's ${formatUsd(monthlyBeforeUsd)}; ${paybackText(payback, priced.plan.limits.horizonMonths)}`;
  });
  return lines.length > 0
    ? lines
    : ["unknown: state today's cost (today.monthlyCost or today.costPerQuery), 0 if there is none"];
}

function paybackText(payback: BreakEven, horizonMonths: number): string {
  switch (payback.kind) {
    case 'from-start':
      return 'cheaper from the start';
    case 'month':
      return `the setup is paid back in month ${payback.month}`;
    case 'never':
      return `never paid back within ${horizonMonths} months`;
  }
}

/**
 * "long context below 320 queries a day, then RAG". `difference` is the first's cost less the second's where nothing
 * crosses.
 */
function sides(
  first: Approach,
  second: Approach,
  crossings: readonly Crossing[],
  difference: number,
  place: (at: number) => string,
  everywhere: string,
): string {
  const name = (side: Crossing['cheaper']) => shortApproachName[side === 'first' ? first : second];
  const [start] = crossings;
  if (!start) {
    if (difference === 0) return 'the same';
    return `${shortApproachName[difference < 0 ? first : second]} is cheaper ${everywhere}`;
  }
  const before = name(start.cheaper === 'first' ? 'second' : 'first');
  return [
    `${before} is cheaper up to ${place(start.at)}`,
    ...crossings.map(({ cheaper }, index) => {
      const until = crossings[index + 1];
      return `${name(cheaper)} ${until ? `up to ${place(until.at)}` : 'beyond'}`;
    }),
  ].join(', then ');
}

function hasUnknown({ parts }: ApproachEconomics): boolean {
  return parts.some(({ unknown }) => unknown.length > 0);
}

/** US dollars a month at the likely values. */
function monthlyOf({ parts }: ApproachEconomics): number {
  return parts.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
}

/** US dollars spent by the end of the horizon at the likely values. */
function lastOf({ cumulativeUsd }: ApproachEconomics): number {
  return cumulativeUsd.at(-1) ?? 0;
}
