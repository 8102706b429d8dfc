/** A share with its 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

/** Wilson's score interval (1927) of a share of passes, 95 %. No cases = nothing known. */
export function wilsonInterval(passed: number, total: number): Interval {
  if (total === 0) return { low: 0, value: 0, high: 1 };
  const z = 1.959964;
  const share = passed / total;
  const center = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return {
    low: Math.max(0, (center - spread) / scale),
    value: share,
    high: Math.min(1, (center + spread) / scale),
  };
}

/**
 * Percentile bootstrap of the mean of paired differences (candidate minus baseline), 95 %.
 * The same pairs always give the same interval: the draws come from a fixed seed.
 */
export function bootstrapDifference(differences: readonly number[], draws = 2_000): Interval {
  const count = differences.length;
  if (count === 0) return { low: 0, value: 0, high: 0 };
  const random = seededRandom(42);
  const means = Array.from({ length: draws }, () => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += differences[Math.floor(random() * count)] ?? 0;
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.min(draws - 1, Math.floor(share * draws))] ?? 0;
  return {
    low: at(0.025),
    value: differences.reduce((sum, value) => sum + value, 0) / count,
    high: at(0.975),
  };
}

/** The p-th percentile by nearest rank; undefined of nothing. */
export function percentile(values: readonly number[], p: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
}

/** mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
