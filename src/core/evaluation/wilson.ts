/** Standard normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of a pass rate, 95 % unless another quantile is given.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927), eq. 5;
 * without continuity correction. With no case at all nothing is known: [0, 1].
 * @param passed whole number from 0 to `total`
 * @param total cases run, 0 or more
 */
export function wilsonInterval(passed: number, total: number, z = z95): Interval {
  if (!(total >= 0 && passed >= 0 && passed <= total && Number.isFinite(total))) {
    throw new RangeError(`a score needs 0 <= passed <= total, got ${passed} of ${total}`);
  }
  if (total === 0) return { low: 0, high: 1 };
  const rate = passed / total;
  const z2 = z * z;
  const center = (rate + z2 / (2 * total)) / (1 + z2 / total);
  const half =
    (z / (1 + z2 / total)) * Math.sqrt((rate * (1 - rate)) / total + z2 / (4 * total * total));
  return {
    low: passed === 0 ? 0 : Math.max(0, center - half),
    high: passed === total ? 1 : Math.min(1, center + half),
  };
}
