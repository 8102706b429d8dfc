import { chargeApproach } from './approachLedger';
import { ownershipUsd } from './bill';
import { CostLedger } from './costLedger';
import { setLeaf, type InputPoint } from './inputPoint';
import type { Approach } from '../plan/approach';
import type { Range } from './quantities';
import { Volume } from './volume';

/** What one uncertain input does to a figure while all others keep their likely values. */
export interface Swing {
  /** Where the input stands: `workload.queriesPerDay`. */
  path: string;
  range: Range;
  /** The figure at either end of the input's range, in US dollars. */
  lowUsd: number;
  highUsd: number;
  /** Whether the figure changes sign within the range: the input alone decides who is cheaper. */
  decides: boolean;
}

/** The swings of an approach's ownership, widest first. */
export function tornado(inputs: InputPoint, approach: Approach): Swing[] {
  const ledger = new CostLedger();
  return swings(inputs, (volume) => {
    chargeApproach(ledger, inputs.point, approach);
    return ownershipUsd(ledger, volume);
  });
}

/** The swings of the ownership of one approach less that of another, widest first. */
export function differenceTornado(inputs: InputPoint, first: Approach, second: Approach): Swing[] {
  const ledger = new CostLedger();
  return swings(inputs, (volume) => {
    chargeApproach(ledger, inputs.point, first);
    const firstUsd = ownershipUsd(ledger, volume);
    chargeApproach(ledger, inputs.point, second);
    return firstUsd - ownershipUsd(ledger, volume);
  });
}

function swings({ point, uncertain }: InputPoint, figure: (volume: Volume) => number): Swing[] {
  const volume = new Volume(point.horizon.months);
  const figureHere = () => {
    volume.follow(point);
    return figure(volume);
  };
  const likelyUsd = figureHere();
  const found = uncertain.map((leaf): Swing => {
    const [low, likely, high] = leaf.range;
    setLeaf(leaf, low);
    const lowUsd = figureHere();
    setLeaf(leaf, high);
    const highUsd = figureHere();
    setLeaf(leaf, likely);
    const signs = new Set([lowUsd, likelyUsd, highUsd].map(Math.sign));
    return {
      path: leaf.path,
      range: leaf.range,
      lowUsd,
      highUsd,
      decides: signs.has(1) && signs.has(-1),
    };
  });
  return found.sort((a, b) => Math.abs(b.highUsd - b.lowUsd) - Math.abs(a.highUsd - a.lowUsd));
}
