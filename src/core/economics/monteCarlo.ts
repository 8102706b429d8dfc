import { chargeApproach } from './approachLedger';
import { monthlyUsd, ownershipUsd, perQueryUsd } from './bill';
import { CostLedger } from './costLedger';
import { setLeaf, type InputPoint } from './inputPoint';
import { approaches, type Approach } from '../plan/approach';
import { perApproach } from './approachTraits';
import type { Sampler } from './sampler';
import { Volume } from './volume';

/** One value per draw, in US dollars. */
export interface Draws {
  setupUsd: Float64Array;
  monthlyUsd: Float64Array;
  perQueryUsd: Float64Array;
  ownershipUsd: Float64Array;
  /** A month over its good answers; empty where the share of good answers is not known. */
  perSuccessUsd: Float64Array;
}

/**
 * Prices all approaches at random points of the inputs' ranges. All see the same draws, so that
 * their differences are not noise. The point is left at its likely values; the figures stand in columns of the
 * sampler until it is asked again.
 */
export function simulateCosts(
  { point, uncertain }: InputPoint,
  sampler: Sampler,
): Record<Approach, Draws> {
  const draws = uncertain.length === 0 ? 1 : sampler.draws;
  const columns = uncertain.map(({ holder, key, path, range }) => ({
    holder,
    key,
    values: sampler.column(path, range),
  }));
  const { successShare } = point;
  const costs = perApproach((approach) =>
    columnsOf(sampler, approach, draws, successShare[approach] !== undefined),
  );
  // Looked up once: the loop below runs for every draw.
  const byApproach = approaches.map((approach) => ({ approach, figures: costs[approach] }));
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  for (let draw = 0; draw < draws; draw++) {
    // In place rather than by `setLeaf`: V8 sets flat columns at twice the speed.
    for (const { holder, key, values } of columns) holder[key] = values[draw];
    volume.follow(point);
    for (const { approach, figures } of byApproach) {
      chargeApproach(ledger, point, approach);
      const monthUsd = monthlyUsd(ledger, volume);
      figures.setupUsd[draw] = ledger.totalSetupUsd;
      figures.monthlyUsd[draw] = monthUsd;
      figures.perQueryUsd[draw] = perQueryUsd(ledger, volume);
      figures.ownershipUsd[draw] = ownershipUsd(ledger, volume);
      if (figures.perSuccessUsd.length > 0) {
        const answers = volume.queriesToday * (successShare[approach] ?? NaN);
        figures.perSuccessUsd[draw] = monthUsd / answers;
      }
    }
  }
  for (const leaf of uncertain) setLeaf(leaf, leaf.range[1]);
  return costs;
}

function columnsOf(
  sampler: Sampler,
  approach: Approach,
  draws: number,
  withSuccess: boolean,
): Draws {
  const column = (figure: keyof Draws) =>
    sampler.scratch(`${approach} ${figure}`).subarray(0, draws);
  return {
    setupUsd: column('setupUsd'),
    monthlyUsd: column('monthlyUsd'),
    perQueryUsd: column('perQueryUsd'),
    ownershipUsd: column('ownershipUsd'),
    perSuccessUsd: withSuccess ? column('perSuccessUsd') : new Float64Array(0),
  };
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
