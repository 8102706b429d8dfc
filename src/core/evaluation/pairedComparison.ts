import { wilsonInterval, type Interval } from './wilson';

/** What two prompts or models did on the same cases. Cases that either did not answer are left out. */
export interface PairedCounts {
  readonly bothPass: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothFail: number;
}

export interface PairedComparison extends PairedCounts {
  readonly cases: number;
  /** Pass rate of the second less that of the first, from -1 to 1. */
  readonly difference: number;
  /** 95 % interval of the difference. */
  readonly interval: Interval;
  /** Two-sided p of the exact McNemar test: chance alone would split the disagreements at least this unevenly. */
  readonly p: number;
}

/**
 * Compares two runs on the same cases.
 * Test: McNemar (1947), exact binomial form on the disagreements alone.
 * Interval: Newcombe, Improved confidence intervals for the difference between binomial proportions based on
 * paired data (1998), method 10.
 */
export function comparePairs(counts: PairedCounts): PairedComparison {
  const { bothPass, onlyFirst, onlySecond, bothFail } = counts;
  const cases = bothPass + onlyFirst + onlySecond + bothFail;
  const difference = cases === 0 ? 0 : (onlySecond - onlyFirst) / cases;
  return {
    ...counts,
    cases,
    difference,
    interval: cases === 0 ? { low: -1, high: 1 } : differenceInterval(counts, cases, difference),
    p: mcnemarP(onlyFirst, onlySecond),
  };
}

/** Two-sided p of the exact McNemar test: twice the smaller tail of a fair coin's binomial, at most 1. */
export function mcnemarP(onlyFirst: number, onlySecond: number): number {
  const disagreements = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  // In logarithms, for 2^-n underflows beyond a thousand disagreements.
  let logTerm = -disagreements * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= fewer; k++) {
    logTerm += Math.log((disagreements - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

function differenceInterval(
  { bothPass, onlyFirst, onlySecond, bothFail }: PairedCounts,
  cases: number,
  difference: number,
): Interval {
  const firstPassed = bothPass + onlyFirst;
  const secondPassed = bothPass + onlySecond;
  const first = wilsonInterval(firstPassed, cases);
  const second = wilsonInterval(secondPassed, cases);
  const firstRate = firstPassed / cases;
  const secondRate = secondPassed / cases;
  const correlation = correlate(bothPass, onlyFirst, onlySecond, bothFail);
  const combine = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return {
    low: Math.max(-1, difference - combine(secondRate - second.low, first.high - firstRate)),
    high: Math.min(1, difference + combine(second.high - secondRate, firstRate - first.low)),
  };
}

/** The phi coefficient of the two outcomes, with Newcombe's continuity correction. */
function correlate(a: number, b: number, c: number, d: number): number {
  const margins = (a + b) * (c + d) * (a + c) * (b + d);
  if (margins === 0) return 0;
  const cases = a + b + c + d;
  const product = a * d - b * c;
  const corrected = product > 0 ? Math.max(0, product - cases / 2) : product;
  return corrected / Math.sqrt(margins);
}
