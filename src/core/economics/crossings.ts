/** Where a curve of costs changes sides with another. */
export interface Crossing {
  /** Queries per day, or month. */
  at: number;
  /** Which of the two is the cheaper one from here on. */
  cheaper: 'first' | 'second';
}

/** Points scanned in each factor of ten; two crossings closer together than a step can hide. */
const pointsPerDecade = 200;

/**
 * All crossings of two costs over a positive quantity, ascending: a scan in equal factors finds every
 * change of sign, bisection of its logarithm narrows each down to one part in 10^9.
 * `difference` is the first cost less the second.
 */
export function crossings(
  difference: (at: number) => number,
  from: number,
  to: number,
): Crossing[] {
  const steps = Math.ceil(Math.log10(to / from) * pointsPerDecade);
  const found: Crossing[] = [];
  let left = from;
  let side = Math.sign(difference(from));
  for (let step = 1; step <= steps; step++) {
    const right = from * (to / from) ** (step / steps);
    const next = Math.sign(difference(right));
    if (next !== 0) {
      if (side !== 0 && next !== side) {
        found.push({
          at: bisect(difference, left, right, side),
          cheaper: next < 0 ? 'first' : 'second',
        });
      }
      side = next;
      left = right;
    }
  }
  return found;
}

function bisect(
  difference: (at: number) => number,
  left: number,
  right: number,
  leftSide: number,
): number {
  while (right / left > 1 + 1e-9) {
    const middle = Math.sqrt(left * right);
    if (Math.sign(difference(middle)) === leftSide) left = middle;
    else right = middle;
  }
  return right;
}

/** All months in which one of two cumulative costs overtakes the other; entry 0 is the start. */
export function crossingMonths(first: readonly number[], second: readonly number[]): Crossing[] {
  const found: Crossing[] = [];
  let side = 0;
  for (let month = 0; month < Math.min(first.length, second.length); month++) {
    const next = Math.sign((first[month] ?? 0) - (second[month] ?? 0));
    if (next === 0) continue;
    if (side !== 0 && next !== side) {
      found.push({ at: month, cheaper: next < 0 ? 'first' : 'second' });
    }
    side = next;
  }
  return found;
}

/** When the money that one way costs more at the start has come back. */
export type BreakEven =
  | { kind: 'from-start' }
  | { kind: 'month'; month: number }
  /** Not within the months that were looked at. */
  | { kind: 'never' };

/** The first month at whose end the first way has cost no more than the second. */
export function breakEven(first: readonly number[], second: readonly number[]): BreakEven {
  const month = first.findIndex((usd, at) => usd <= (second[at] ?? -Infinity));
  if (month === -1) return { kind: 'never' };
  return month === 0 ? { kind: 'from-start' } : { kind: 'month', month };
}

/** Queries after which a setup is paid back by what it saves on each; Infinity when it saves nothing. */
export function queriesToPayBack(setupUsd: number, savedUsdPerQuery: number): number {
  return savedUsdPerQuery > 0 ? setupUsd / savedUsdPerQuery : Infinity;
}
