import type { Approach } from '../plan/approach';
import { chargeApproach } from './approachLedger';
import { monthlyUsd } from './bill';
import { CostLedger } from './costLedger';
import type { Estimate } from './economics';
import { setLeaf, type InputPoint } from './inputPoint';
import { percentiles } from './percentiles';
import type { Sampler } from './sampler';
import { unknownPrices } from './unknownPrices';
import { Volume } from './volume';

/**
 * What a month of one approach costs in US dollars: the range that `assessEconomics` gives, without the price of the
 * other approaches and figures. The point is left at its likely values.
 */
export function monthlyRange(
  inputPoint: InputPoint,
  approach: Approach,
  sampler: Sampler,
): Estimate {
  const { point, uncertain } = inputPoint;
  const draws = uncertain.length === 0 ? 1 : sampler.draws;
  const columns = uncertain.map((leaf) => ({
    leaf,
    values: sampler.column(leaf.path, leaf.range),
  }));
  const ledger = new CostLedger();
  const today = new Volume(0);
  const months = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (const { leaf, values } of columns) setLeaf(leaf, values[draw] ?? NaN);
    today.follow(point);
    chargeApproach(ledger, point, approach);
    months[draw] = monthlyUsd(ledger, today);
  }
  for (const leaf of uncertain) setLeaf(leaf, leaf.range[1]);

  const { p10, p50, p90 } = percentiles(months);
  const unknown = unknownPrices(inputPoint, approach).figures.monthlyUsd;
  if (unknown.length > 0) return { atLeast: p10, unknown };
  return p10 === p90 ? p50 : { p10, p50, p90 };
}
