import { chargeToday } from './approachLedger';
import { cumulativeUsd, monthlyUsd } from './bill';
import { CostLedger } from './costLedger';
import { breakEven, type BreakEven } from './crossings';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import type { Volume } from './volume';

/** An approach against what is paid today, in US dollars at the likely values. */
export interface BeforeAfter {
  monthlyBeforeUsd: number;
  /** Negative where the approach costs more. */
  monthlySavingUsd: number;
  /** The month by which the setup has come back. */
  payback: BreakEven;
}

/** Compares an approach's ledger with today's cost; undefined where nobody stated that. */
export function beforeAfter(
  point: Point<EconomicsInputs>,
  approach: CostLedger,
  volume: Volume,
): BeforeAfter | undefined {
  if (point.today.kind === 'unstated') return undefined;
  const today = new CostLedger();
  chargeToday(today, point);
  const monthlyBeforeUsd = monthlyUsd(today, volume);
  return {
    monthlyBeforeUsd,
    monthlySavingUsd: monthlyBeforeUsd - monthlyUsd(approach, volume),
    payback: breakEven(cumulativeUsd(approach, volume), cumulativeUsd(today, volume)),
  };
}
