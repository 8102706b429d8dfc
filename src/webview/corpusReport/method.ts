import type { TokenEstimate } from '../../core/tokens/estimate';

/** How a count in a model's own tokens is known: "exact", "calibrated ±2 %", "rough −10/+30 %". */
export function methodOf({ low, likely, high, method }: TokenEstimate): string {
  if (method === 'exact' || likely === 0) return method;
  const below = Math.round((1 - low / likely) * 100);
  const above = Math.round((high / likely - 1) * 100);
  return below === above ? `${method} ±${above} %` : `${method} −${below}/+${above} %`;
}
