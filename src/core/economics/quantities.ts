import type { Quantity } from '../plan/quantity';

/** Three points of an uncertain quantity: its low end, its most likely value, its high end. */
export type Range = Exclude<Quantity, number>;

/** A quantity of money that nobody may have published: an unknown price is never zero. */
export type Price = Quantity | 'unknown';

/** The same structure with one number in place of every quantity and price; unknown prices are 0. */
export type Point<T> = T extends Price
  ? number
  : T extends object
    ? { [K in keyof T]: Point<T[K]> }
    : T;

/** Whether a value is a range rather than a list of anything else. */
export function isRange(value: unknown): value is Range {
  return Array.isArray(value) && value.length === 3 && value.every((x) => typeof x === 'number');
}
