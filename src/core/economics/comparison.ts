import { chargeApproach } from './approachLedger';
import { cumulativeUsd, monthlyUsd } from './bill';
import { CostLedger } from './costLedger';
import { breakEven, crossingMonths, crossings, type BreakEven, type Crossing } from './crossings';
import type { Approach } from '../plan/approach';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import { Volume } from './volume';

/** How two approaches compare at the likely values of the inputs. */
export interface Comparison {
  first: Approach;
  second: Approach;
  /** Queries per day at which the cheaper month changes sides. */
  overQueriesPerDay: Crossing[];
  /** Months after which the cheaper ownership changes sides. */
  overMonths: Crossing[];
  /** The month by which the first has cost no more than the second. */
  breakEven: BreakEven;
}

const fewestQueriesPerDay = 0.1;
const mostQueriesPerDay = 1e7;

/** Finds every crossing of two approaches over volume and over time. */
export function compare(
  point: Point<EconomicsInputs>,
  first: Approach,
  second: Approach,
): Comparison {
  const firstLedger = new CostLedger();
  const secondLedger = new CostLedger();
  chargeApproach(firstLedger, point, first);
  chargeApproach(secondLedger, point, second);

  // A ledger's rates hold for any volume, so that only the volume moves.
  const today = new Volume(0);
  const workload = { ...point.workload };
  const atVolume = { ...point, workload };
  const monthlyDifference = (queriesPerDay: number) => {
    workload.queriesPerDay = queriesPerDay;
    today.follow(atVolume);
    return monthlyUsd(firstLedger, today) - monthlyUsd(secondLedger, today);
  };

  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  const firstSpent = cumulativeUsd(firstLedger, volume);
  const secondSpent = cumulativeUsd(secondLedger, volume);
  return {
    first,
    second,
    overQueriesPerDay: crossings(monthlyDifference, fewestQueriesPerDay, mostQueriesPerDay),
    overMonths: crossingMonths(firstSpent, secondSpent),
    breakEven: breakEven(firstSpent, secondSpent),
  };
}
