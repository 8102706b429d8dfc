import type { Approach } from '../plan/approach';
import { chargeApproach } from './approachLedger';
import { perApproach } from './approachTraits';
import { cumulativeUsd } from './bill';
import { CostLedger } from './costLedger';
import { setLeaf, type InputPoint } from './inputPoint';
import { percentiles, type Percentiles } from './percentiles';
import type { Sampler } from './sampler';
import { Volume } from './volume';

/**
 * US dollars spent by the end of each month of the horizon as simulated ranges; entry 0 is the setup. The draws are
 * those of `simulateCosts`, so that with the same sampler the last entry is the range of the ownership. Unknown
 * prices count as 0. The point is left at its likely values.
 */
export function cumulativeBands(
  { point, uncertain }: InputPoint,
  sampler: Sampler,
): Record<Approach, Percentiles[]> {
  const draws = uncertain.length === 0 ? 1 : sampler.draws;
  const columns = uncertain.map((leaf) => ({
    leaf,
    values: sampler.column(leaf.path, leaf.range),
  }));
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  const months = Array.from({ length: point.horizon.months + 1 }, (_, month) => month);
  const spent = perApproach(() => months.map(() => new Float64Array(draws)));
  for (let draw = 0; draw < draws; draw++) {
    for (const { leaf, values } of columns) setLeaf(leaf, values[draw] ?? NaN);
    volume.follow(point);
    perApproach((approach) => {
      chargeApproach(ledger, point, approach);
      cumulativeUsd(ledger, volume).forEach((usd, month) => {
        const column = spent[approach][month];
        if (column) column[draw] = usd;
      });
    });
  }
  for (const leaf of uncertain) setLeaf(leaf, leaf.range[1]);
  return perApproach((approach) => spent[approach].map(percentiles));
}
