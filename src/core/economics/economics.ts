import { chargeApproach, overflowTokens } from './approachLedger';
import { approaches, type Approach } from '../plan/approach';
import { perApproach, retrieves } from './approachTraits';
import { approachLatency } from './approachLatency';
import { beforeAfter, type BeforeAfter } from './beforeAfter';
import { componentCosts, cumulativeUsd, missRateToday, type ComponentCost } from './bill';
import { componentNames, type ComponentName } from './components';
import { CostLedger } from './costLedger';
import { pointOf, type InputPoint } from './inputPoint';
import type { EconomicsInputs } from './inputs';
import type { Latency } from './latency';
import { shareLower, simulateCosts, type Draws } from './monteCarlo';
import { percentiles, type Percentiles } from './percentiles';
import type { Sampler } from './sampler';
import { unknownPrices } from './unknownPrices';
import { InvalidInputsError, problemsOf } from './validateInputs';
import { storeOverflow } from './storeOverflow';
import { Volume } from './volume';

/**
 * A figure in US dollars: exact, or simulated from the ranges of the inputs, or no more than a lower
 * bound because prices are unknown (named by their paths in the inputs).
 */
export type Estimate = number | Percentiles | { atLeast: number; unknown: string[] };

/** A named part of a cost at the likely values; parts sum to the totals at the likely values. */
export interface CostPart extends ComponentCost {
  name: ComponentName;
  /** Paths of unknown prices that are missing from this part. */
  unknown: string[];
}

/** What one approach costs and how fast it answers. */
export interface ApproachEconomics {
  setupUsd: Estimate;
  /** A month at today's volume, retrains and migrations spread over the months. */
  monthlyUsd: Estimate;
  /** One more query. */
  perQueryUsd: Estimate;
  /** A month over its good answers, where their share is known. */
  perSuccessUsd?: Estimate;
  /** All months of the horizon and the setup, discounted. */
  ownershipUsd: Estimate;
  parts: CostPart[];
  /** Spent by the end of each month at the likely values; entry 0 is the setup. */
  cumulativeUsd: number[];
  /** Tokens by which a request exceeds the model: above 0, the approach cannot work. */
  overflowTokens: number;
  /** The limits of the vector store's plan that the load exceeds: it is then not for sale. */
  storeOverflow: string[];
  latency: Latency;
  beforeAfter?: BeforeAfter;
}

export interface Economics {
  approaches: Record<Approach, ApproachEconomics>;
  /**
   * Share of draws in which owning the first approach is cheaper than owning the second; absent
   * where an unknown price leaves it open.
   */
  probabilityCheaper: Record<Approach, Partial<Record<Approach, number>>>;
}

/**
 * Prices all five approaches. The same inputs, draws and seed give the same figures.
 * @throws InvalidInputsError when the inputs have problems; see `problemsOf`.
 */
export function assessEconomics(inputs: EconomicsInputs, sampler: Sampler): Economics {
  const problems = problemsOf(inputs);
  if (problems.length > 0) throw new InvalidInputsError(problems);
  const inputPoint = pointOf(inputs);
  const draws = simulateCosts(inputPoint, sampler);
  const economics = perApproach((approach) =>
    approachEconomics(inputPoint, approach, draws[approach], sampler),
  );
  return { approaches: economics, probabilityCheaper: probabilities(economics, draws) };
}

function approachEconomics(
  inputPoint: InputPoint,
  approach: Approach,
  draws: Draws,
  sampler: Sampler,
): ApproachEconomics {
  const { point } = inputPoint;
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  chargeApproach(ledger, point, approach);
  const gaps = unknownPrices(inputPoint, approach);
  const before = beforeAfter(point, ledger, volume);
  return {
    setupUsd: estimate(draws.setupUsd, gaps.figures.setupUsd),
    monthlyUsd: estimate(draws.monthlyUsd, gaps.figures.monthlyUsd),
    perQueryUsd: estimate(draws.perQueryUsd, gaps.figures.perQueryUsd),
    ...(point.successShare[approach] === undefined
      ? {}
      : { perSuccessUsd: estimate(draws.perSuccessUsd, gaps.figures.monthlyUsd) }),
    ownershipUsd: estimate(draws.ownershipUsd, gaps.figures.ownershipUsd),
    parts: componentCosts(ledger, volume).map((cost, part) => {
      const name = componentNames[part] ?? 'maintenance';
      return { name, ...cost, unknown: gaps.parts[name] ?? [] };
    }),
    cumulativeUsd: cumulativeUsd(ledger, volume),
    overflowTokens: overflowTokens(point, approach),
    storeOverflow: retrieves(approach) ? storeOverflow(point) : [],
    latency: approachLatency(point, approach, missRateToday(ledger, volume), sampler),
    ...(before === undefined ? {} : { beforeAfter: before }),
  };
}

function estimate(draws: Float64Array, unknown: string[]): Estimate {
  const { p10, p50, p90 } = percentiles(draws);
  if (unknown.length > 0) return { atLeast: p10, unknown };
  return p10 === p90 ? p50 : { p10, p50, p90 };
}

function probabilities(
  economics: Economics['approaches'],
  draws: Record<Approach, Draws>,
): Economics['probabilityCheaper'] {
  const isKnown = (approach: Approach) => {
    const { ownershipUsd } = economics[approach];
    return typeof ownershipUsd === 'number' || 'p50' in ownershipUsd;
  };
  const cheaper = perApproach((): Partial<Record<Approach, number>> => ({}));
  approaches.forEach((first, index) => {
    for (const second of approaches.slice(index + 1)) {
      if (!isKnown(first) || !isKnown(second)) continue;
      const share = shareLower(draws[first].ownershipUsd, draws[second].ownershipUsd);
      cheaper[first][second] = share;
      cheaper[second][first] = 1 - share;
    }
  });
  return cheaper;
}
