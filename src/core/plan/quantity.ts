import * as z from 'zod/mini';

/** A number, or an honest range `[low, likely, high]` with low ≤ likely ≤ high. */
export type Quantity = number | readonly [low: number, likely: number, high: number];

/** The single value to compute with where a range is not carried through: the likely one. */
export function likely(quantity: Quantity): number {
  return typeof quantity === 'number' ? quantity : quantity[1];
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Completes "must be …", unit included: "a number of tokens, 0 or more". */
  readonly says: string;
}

/** A quantity whose three points all lie within the bounds. */
export function quantitySchema({ min, max, says }: Bounds) {
  const error = `must be ${says}, or a range [low, likely, high] in that order`;
  const bounded = () => z.number().check(z.gte(min, { error }), z.lte(max, { error }));
  const range = z
    .tuple([bounded(), bounded(), bounded()])
    .check(z.refine(([low, mode, high]) => low <= mode && mode <= high, { error }));
  return z.union([bounded(), range], { error });
}
