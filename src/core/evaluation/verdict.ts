import { wilsonInterval, type Interval } from './wilson';

/**
 * What a score says about a target, at 95 % confidence: `suffices` when the whole interval reaches the target,
 * `fails` when the whole interval lies below it, else `not yet known` (`countMoreCases` says what would tell).
 */
export type ScoreVerdict = 'suffices' | 'fails' | 'not yet known';

export interface JudgedScore {
  readonly verdict: ScoreVerdict;
  readonly interval: Interval;
}

export type MoreCases =
  | { readonly kind: 'about'; readonly cases: number }
  /** The rate so far is so close to the target that fewer cases than this would not tell. */
  | { readonly kind: 'more than'; readonly cases: number };

/** No evaluation of a prompt is expected to grow beyond this. */
export const mostCases = 10_000;

/** Judges a score against the share of cases that must pass (above 0, below 1). */
export function judgeScore(passed: number, total: number, target: number): JudgedScore {
  const interval = wilsonInterval(passed, total);
  if (interval.low >= target) return { verdict: 'suffices', interval };
  if (interval.high < target) return { verdict: 'fails', interval };
  return { verdict: 'not yet known', interval };
}

/** Standard normal quantile of 80 %: the chance that the further cases tell, if the rate so far is the true one. */
const z80 = 0.8416212335729143;

/**
 * How many more cases would tell whether a score reaches its target.
 *
 * Method: take the rate so far as the true rate. After n more cases the passes among them are binomial with that
 * rate; the score tells when the Wilson interval of all cases together excludes the target. The result is the
 * smallest n for which it does so even at the 20th percentile of luck (normal approximation of the binomial), so
 * about four times in five. It is an expectation, not a promise: a true rate that differs needs other numbers.
 * Without any case the rate is unknown; the result is then the fewest cases that can show success: all passing.
 */
export function countMoreCases(passed: number, total: number, target: number): MoreCases {
  const rate = total === 0 ? 1 : passed / total;
  const tells = (more: number): boolean => {
    const spread = z80 * Math.sqrt(more * rate * (1 - rate));
    const expected = more * rate;
    const cases = total + more;
    const unlucky = passed + Math.max(0, Math.floor(expected - spread));
    const lucky = passed + Math.min(more, Math.ceil(expected + spread));
    return rate >= target
      ? wilsonInterval(unlucky, cases).low >= target
      : wilsonInterval(lucky, cases).high < target;
  };
  if (!tells(mostCases)) return { kind: 'more than', cases: mostCases };
  // Rounding to whole cases makes `tells` saw-toothed near its start, so the first hit is searched step by step.
  let cases = 1;
  while (!tells(cases)) cases++;
  return { kind: 'about', cases };
}
