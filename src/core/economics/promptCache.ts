import { decay } from './decay';

/** How a provider lets a cached prefix die. */
export interface MissModel {
  /** Infinity while the cache is kept alive by other means. */
  lifetimeHours: number;
  /** Whether a read starts the lifetime anew. */
  renewedByReads: boolean;
  editsPerActiveHour: number;
}

/**
 * Share of queries that do not find their prefix cached. Queries arrive at random (Poisson, λ per
 * hour and cache key), edits of the prefix at ε per hour; τ is the lifetime.
 *
 * Renewed by reads: a query hits when the one before it came within τ and no edit between, so misses
 * are `1 − λ/(λ+ε) × (1 − e^(−(λ+ε)τ))`; that is `e^(−λτ)` for a prefix that nobody edits.
 *
 * Not renewed: each write serves the λL queries of its life `L = (1 − e^(−ετ))/ε` (τ without
 * edits), so misses are `1 / (1 + λL)`.
 */
export function missRate(arrivalsPerHour: number, model: MissModel): number {
  const { lifetimeHours } = model;
  return missRateAt(
    arrivalsPerHour,
    expiryShare(arrivalsPerHour, lifetimeHours),
    editSurvival(model),
    model,
  );
}

/** Share of queries that find their prefix cached: the complement of `missRate`. */
export function hitRate(arrivalsPerHour: number, model: MissModel): number {
  return 1 - missRate(arrivalsPerHour, model);
}

/** Share of queries whose predecessor came more than a lifetime ago: `e^(−λτ)`. */
export function expiryShare(arrivalsPerHour: number, lifetimeHours: number): number {
  return lifetimeHours === Infinity ? 0 : decay(arrivalsPerHour * lifetimeHours);
}

/** Chance that a prefix goes unedited for a whole lifetime: `e^(−ετ)`. */
export function editSurvival({ editsPerActiveHour, lifetimeHours }: MissModel): number {
  return editsPerActiveHour === 0 ? 1 : Math.exp(-editsPerActiveHour * lifetimeHours);
}

/** `missRate` where its two exponentials are known. */
export function missRateAt(
  arrivalsPerHour: number,
  expiry: number,
  survival: number,
  { lifetimeHours, renewedByReads, editsPerActiveHour }: MissModel,
): number {
  if (renewedByReads) {
    if (editsPerActiveHour === 0) return expiry;
    const unedited = arrivalsPerHour / (arrivalsPerHour + editsPerActiveHour);
    return 1 - unedited * (1 - expiry * survival);
  }
  const lifeHours = editsPerActiveHour === 0 ? lifetimeHours : (1 - survival) / editsPerActiveHour;
  return 1 / (1 + arrivalsPerHour * lifeHours);
}

/**
 * Reuses of one cache write from which caching is cheaper than none: `(w − 1) / (1 − r)`, with the
 * write and read prices as multiples of the input price. Infinity where a read saves nothing.
 */
export function breakEvenReuses(writeMultiple: number, readMultiple: number): number {
  if (writeMultiple <= 1) return 0;
  return readMultiple < 1 ? (writeMultiple - 1) / (1 - readMultiple) : Infinity;
}
