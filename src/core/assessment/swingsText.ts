import { formatNumber, formatUsd } from '../decision/amount';
import { planPathOf } from '../economics/origin';
import type { Swing } from '../economics/tornado';
import type { AssessedPlan } from './assessPlan';

/** The widest are enough to read; `--json` has them all. */
const shown = 5;

/** What each of the inputs that matter most does alone to the cost of what to build now. */
export function swingLines({ swings }: AssessedPlan): string[] {
  return swings
    .slice(0, shown)
    .map(
      ({ path, range: [low, , high], lowUsd, highUsd }) =>
        `${inputOf(path)} from ${formatNumber(low)} to ${formatNumber(high)}: ${formatUsd(lowUsd)} to ${formatUsd(highUsd)}`,
    );
}

/** A swing as data, its input by the path that a plan has for it. */
export function swingToJson({ path, range, lowUsd, highUsd }: Swing) {
  return { input: inputOf(path), range, lowUsd, highUsd };
}

function inputOf(path: string): string {
  return planPathOf(path) ?? path;
}
