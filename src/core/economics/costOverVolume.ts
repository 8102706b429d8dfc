import type { Approach } from '../plan/approach';
import { chargeApproach } from './approachLedger';
import { perApproach } from './approachTraits';
import { monthlyUsd } from './bill';
import { CostLedger } from './costLedger';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import { Volume } from './volume';

/** What a month costs at one volume, at the likely values of everything else. */
export interface VolumePoint {
  readonly queriesPerDay: number;
  readonly monthlyUsd: Readonly<Record<Approach, number>>;
}

/** A month's cost of every approach at volumes in equal factors, both ends included. */
export function costOverVolume(
  point: Point<EconomicsInputs>,
  from: number,
  to: number,
  steps: number,
): readonly VolumePoint[] {
  // A ledger's rates hold for any volume, so that each approach is charged once.
  const ledgers = perApproach((approach) => {
    const ledger = new CostLedger();
    chargeApproach(ledger, point, approach);
    return ledger;
  });
  const volume = new Volume(0);
  return Array.from({ length: steps + 1 }, (_, step): VolumePoint => {
    const queriesPerDay = from * (to / from) ** (step / steps);
    volume.follow({ ...point, workload: { ...point.workload, queriesPerDay } });
    return {
      queriesPerDay,
      monthlyUsd: perApproach((approach) => monthlyUsd(ledgers[approach], volume)),
    };
  });
}
