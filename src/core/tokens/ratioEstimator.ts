import type { TokenRatio } from './tokenRatios';

/** One drawn unit of a sample: what is known of the whole beside what is asked about it. */
export interface RatioUnit {
  /** Known for the whole too, e.g. bytes. */
  readonly known: number;
  /** Asked for, e.g. tokens. */
  readonly asked: number;
}

/** Below this many units the interval of a ratio is not to be trusted. */
export const minimumUnits = 30;
/** Two-sided 95 % of the normal distribution. */
const normal95 = 1.96;

/**
 * How much of what is asked there is for one of what is known, with its 95 % interval: the ratio estimator of survey
 * sampling (Cochran, Sampling Techniques, 1977, section 6.4) for units drawn at random with replacement.
 * @throws {RangeError} for fewer than `minimumUnits` units, or where all of them are empty
 */
export function estimateRatio(units: readonly RatioUnit[]): TokenRatio {
  const known = units.reduce((sum, unit) => sum + unit.known, 0);
  if (units.length < minimumUnits || known === 0) {
    throw new RangeError(
      `A ratio takes a sample of ${minimumUnits} units or more, not ${units.length}.`,
    );
  }
  const likely = units.reduce((sum, unit) => sum + unit.asked, 0) / known;
  const squares = units.reduce((sum, unit) => sum + (unit.asked - likely * unit.known) ** 2, 0);
  const variance = (squares * units.length) / (units.length - 1) / known ** 2;
  const margin = normal95 * Math.sqrt(variance);
  return { low: Math.max(0, likely - margin), likely, high: likely + margin };
}
