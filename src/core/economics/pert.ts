/** Steps of the table by which the distribution is inverted: error below 10^-4 of the range. */
const steps = 256;

/**
 * Quantiles of a PERT distribution on [0, 1] at the middle of equally likely strata, ascending.
 * PERT is the beta distribution with shapes `1 + 4 mode` and `1 + 4 (1 − mode)`: on [low, high] its
 * mean is `(low + 4 likely + high) / 6`. Source: Malcolm, Roseboom, Clark, Fazar (1959).
 */
export function pertQuantiles(mode: number, strata: number): Float64Array {
  const cumulative = betaCumulative(4 * mode, 4 * (1 - mode));
  const total = cumulative[steps] ?? 1;
  const quantiles = new Float64Array(strata);
  let step = 0;
  for (let stratum = 0; stratum < strata; stratum++) {
    const target = ((stratum + 0.5) / strata) * total;
    while (step < steps - 1 && (cumulative[step + 1] ?? 0) < target) step++;
    const below = cumulative[step] ?? 0;
    const above = cumulative[step + 1] ?? 0;
    const within = above > below ? (target - below) / (above - below) : 0;
    quantiles[stratum] = (step + within) / steps;
  }
  return quantiles;
}

/** Integral of `x^p (1 − x)^q` from 0 to each step, by Simpson's rule; not normalized. */
function betaCumulative(p: number, q: number): Float64Array {
  const cumulative = new Float64Array(steps + 1);
  let left = p === 0 ? 1 : 0;
  for (let step = 1; step <= steps; step++) {
    const right = density(step / steps, p, q);
    const middle = density((step - 0.5) / steps, p, q);
    cumulative[step] = (cumulative[step - 1] ?? 0) + left + 4 * middle + right;
    left = right;
  }
  return cumulative;
}

function density(x: number, p: number, q: number): number {
  return x ** p * (1 - x) ** q;
}
