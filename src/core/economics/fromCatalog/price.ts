import type { CatalogNumber } from '../../catalog/catalogNumber';
import type { Price } from '../quantities';

/**
 * A catalog's number as a price, or unknown. The span that some rows carry is over regions and
 * machines: a choice that the row's value has made, not an uncertainty.
 */
export function priceOf(number: CatalogNumber, factor = 1): Price {
  return number.kind === 'unknown' ? 'unknown' : number.value * factor;
}

/** A catalog's number that is no price: its value, or what to assume where nobody states it. */
export function valueOf(number: CatalogNumber, assumed: number): number {
  return number.kind === 'known' ? number.value : assumed;
}

/** The product of two catalog numbers; unknown when either is. */
export function productOf(price: CatalogNumber, count: CatalogNumber, factor = 1): Price {
  return count.kind === 'unknown' ? 'unknown' : priceOf(price, count.value * factor);
}
