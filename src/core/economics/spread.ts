/** A stage's duration as a lognormal distribution, in milliseconds. */
export interface Spread {
  p50Ms: number;
  p95Ms: number;
}

/** Standard normal deviate of the 95th percentile. */
const z95 = 1.6448536269514722;

/** Milliseconds at each standard normal deviate: `p50 × e^(σz)`. */
export function lognormalMs({ p50Ms, p95Ms }: Spread, deviates: Float64Array): Float64Array {
  const sigma = p50Ms === 0 ? 0 : Math.log(p95Ms / p50Ms) / z95;
  return deviates.map((deviate) => p50Ms * Math.exp(sigma * deviate));
}
