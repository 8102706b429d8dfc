/** Three percentiles of a simulated figure, in its unit. */
export interface Percentiles {
  p10: number;
  p50: number;
  p90: number;
}

/** The 10th, 50th and 90th percentile, by nearest rank. */
export function percentiles(values: Float64Array): Percentiles {
  const [p10 = NaN, p50 = NaN, p90 = NaN] = percentilesAt(values, [0.1, 0.5, 0.9]);
  return { p10, p50, p90 };
}

/** The percentile of each share (0 to 1), by nearest rank. */
export function percentilesAt(values: Float64Array, shares: readonly number[]): number[] {
  const histogram = histogramOf(values);
  const places = shares.map((share) =>
    placeOf(Math.max(0, Math.ceil(share * values.length) - 1), histogram),
  );
  const sorted = sortBins(values, histogram, new Set(places.map(({ bin }) => bin)));
  return places.map(({ bin, rankInBin }) => sorted.get(bin)?.[rankInBin] ?? NaN);
}

/** Values counted by bin: to find a rank, only the bin that holds it has to be sorted. */
interface Histogram {
  readonly low: number;
  readonly binsPerUnit: number;
  readonly counts: Uint32Array;
}

const bins = 1_024;

function histogramOf(values: Float64Array): Histogram {
  let low = values[0] ?? NaN;
  let high = low;
  for (let index = 1; index < values.length; index++) {
    const value = values[index] ?? NaN;
    low = value < low ? value : low;
    high = value > high ? value : high;
  }
  const binsPerUnit = high > low ? (bins - 1) / (high - low) : 0;
  const counts = new Uint32Array(bins);
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- V8 takes twice as long over for…of
  for (let index = 0; index < values.length; index++) {
    const bin = (((values[index] ?? NaN) - low) * binsPerUnit) | 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { low, binsPerUnit, counts };
}

function placeOf(rank: number, { counts }: Histogram): { bin: number; rankInBin: number } {
  let rankInBin = rank;
  let bin = 0;
  while (bin < bins - 1 && rankInBin >= (counts[bin] ?? 0)) rankInBin -= counts[bin++] ?? 0;
  return { bin, rankInBin };
}

function sortBins(
  values: Float64Array,
  { low, binsPerUnit, counts }: Histogram,
  wanted: ReadonlySet<number>,
): Map<number, Float64Array> {
  /** Where the next value of each bin belongs among all that are kept; below 0: not wanted. */
  const next = new Int32Array(bins).fill(-1);
  let kept = 0;
  for (const bin of wanted) {
    next[bin] = kept;
    kept += counts[bin] ?? 0;
  }
  const inBins = new Float64Array(kept);
  // eslint-disable-next-line @typescript-eslint/prefer-for-of -- V8 takes twice as long over for…of
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    const bin = ((value - low) * binsPerUnit) | 0;
    const at = next[bin] ?? -1;
    if (at >= 0) {
      inBins[at] = value;
      next[bin] = at + 1;
    }
  }
  const sorted = new Map<number, Float64Array>();
  for (const bin of wanted) {
    const end = next[bin] ?? 0;
    sorted.set(bin, inBins.subarray(end - (counts[bin] ?? 0), end).sort());
  }
  return sorted;
}
