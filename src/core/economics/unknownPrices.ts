import { chargeApproach } from './approachLedger';
import { componentCosts, monthlyUsd, ownershipUsd, perQueryUsd } from './bill';
import { componentNames, type ComponentName } from './components';
import { CostLedger } from './costLedger';
import { setLeaf, type InputPoint } from './inputPoint';
import type { Approach } from '../plan/approach';
import { Volume } from './volume';

/** The figures that an unknown price can leave without an upper bound. */
export type FigureName = 'setupUsd' | 'monthlyUsd' | 'perQueryUsd' | 'ownershipUsd';

/** Paths of the unknown prices that a figure, or a part of the cost, depends on. */
export interface UnknownPrices {
  figures: Record<FigureName, string[]>;
  parts: Partial<Record<ComponentName, string[]>>;
}

/** High enough to show through any minimum or free allowance. */
const probeUsd = 1e9;

/**
 * Finds what each unknown price of an approach touches, by giving it a price and looking what moves:
 * an unknown price of something unused is no gap.
 */
export function unknownPrices({ point, unknown }: InputPoint, approach: Approach): UnknownPrices {
  const gaps: UnknownPrices = {
    figures: { setupUsd: [], monthlyUsd: [], perQueryUsd: [], ownershipUsd: [] },
    parts: {},
  };
  if (unknown.length === 0) return gaps;
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  const price = () => {
    chargeApproach(ledger, point, approach);
    return {
      setupUsd: ledger.totalSetupUsd,
      monthlyUsd: monthlyUsd(ledger, volume),
      perQueryUsd: perQueryUsd(ledger, volume),
      ownershipUsd: ownershipUsd(ledger, volume),
      parts: componentCosts(ledger, volume),
    };
  };
  const free = price();
  for (const leaf of unknown) {
    setLeaf(leaf, probeUsd);
    const dear = price();
    setLeaf(leaf, 0);
    for (const figure of ['setupUsd', 'monthlyUsd', 'perQueryUsd', 'ownershipUsd'] as const) {
      if (free[figure] !== dear[figure]) gaps.figures[figure].push(leaf.path);
    }
    componentNames.forEach((name, part) => {
      if (free.parts[part]?.ownershipUsd === dear.parts[part]?.ownershipUsd) return;
      gaps.parts[name] = [...(gaps.parts[name] ?? []), leaf.path];
    });
  }
  return gaps;
}
