import { chargeApproach, chargeToday } from './approachLedger';
import { monthlyUsd, ownershipUsd, perQueryUsd } from './bill';
import { CostLedger } from './costLedger';
import { setLeaf, type InputPoint } from './inputPoint';
import { approaches, type Approach } from '../plan/approach';
import { perApproach } from './approachTraits';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import type { Sampler } from './sampler';
import { Volume } from './volume';

/** One value per draw, in US dollars. */
export interface Draws {
  setupUsd: Float64Array;
  monthlyUsd: Float64Array;
  perQueryUsd: Float64Array;
  /** A month over its good answers; NaN where the share of good answers is not known. */
  perSuccessUsd: Float64Array;
  ownershipUsd: Float64Array;
}

export interface SimulatedCosts {
  approaches: Record<Approach, Draws>;
  today: Draws;
}

/**
 * Prices everything at random points of the inputs' ranges. All approaches see the same draws, so
 * that their differences are not noise. The point is left at its likely values.
 */
export function simulateCosts({ point, uncertain }: InputPoint, sampler: Sampler): SimulatedCosts {
  const draws = uncertain.length === 0 ? 1 : sampler.draws;
  const columns = uncertain.map(({ path, range }) => sampler.column(path, range));
  const costs = { approaches: perApproach(() => emptyDraws(draws)), today: emptyDraws(draws) };
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  for (let draw = 0; draw < draws; draw++) {
    uncertain.forEach((leaf, index) => setLeaf(leaf, columns[index]?.[draw] ?? NaN));
    setVolume(volume, point);
    for (const approach of approaches) {
      chargeApproach(ledger, point, approach);
      record(costs.approaches[approach], draw, ledger, volume, point.successShare[approach]);
    }
    if (point.today.kind !== 'unstated') {
      chargeToday(ledger, point);
      record(costs.today, draw, ledger, volume, undefined);
    }
  }
  for (const leaf of uncertain) setLeaf(leaf, leaf.range[1]);
  return costs;
}

function record(
  figures: Draws,
  draw: number,
  ledger: CostLedger,
  volume: Volume,
  successShare: number | undefined,
): void {
  const monthUsd = monthlyUsd(ledger, volume);
  figures.setupUsd[draw] = ledger.totalSetupUsd;
  figures.monthlyUsd[draw] = monthUsd;
  figures.perQueryUsd[draw] = perQueryUsd(ledger, volume);
  figures.perSuccessUsd[draw] =
    successShare === undefined ? NaN : monthUsd / ((volume.queries[0] ?? 0) * successShare);
  figures.ownershipUsd[draw] = ownershipUsd(ledger, volume);
}

function emptyDraws(draws: number): Draws {
  return {
    setupUsd: new Float64Array(draws),
    monthlyUsd: new Float64Array(draws),
    perQueryUsd: new Float64Array(draws),
    perSuccessUsd: new Float64Array(draws),
    ownershipUsd: new Float64Array(draws),
  };
}

/** Gives a volume what a point's workload asks for. */
export function setVolume(
  volume: Volume,
  { workload, calendar, horizon }: Point<EconomicsInputs>,
): void {
  volume.set({
    queriesPerDay: workload.queriesPerDay,
    monthlyGrowth: workload.monthlyGrowth,
    activeHoursPerDay: workload.activeHoursPerDay,
    cacheKeys: workload.cacheKeys,
    daysPerMonth: calendar.daysPerMonth,
    annualDiscountRate: horizon.annualDiscountRate,
  });
}

/** Share of draws in which the first of two figures is the lower one; a tie counts half. */
export function shareLower(first: Float64Array, second: Float64Array): number {
  let lower = 0;
  for (let draw = 0; draw < first.length; draw++) {
    const difference = (first[draw] ?? 0) - (second[draw] ?? 0);
    lower += difference < 0 ? 1 : difference === 0 ? 0.5 : 0;
  }
  return first.length === 0 ? NaN : lower / first.length;
}
