import type { Source, SourcedNumber, Unit, UnknownNumber } from './catalogNumber';

/** States a number of the catalog's data. */
export function known<U extends Unit>(
  unit: U,
  value: number,
  source: Source,
  details: Pick<SourcedNumber, 'note' | 'range'> = {},
): SourcedNumber<U> {
  return { kind: 'known', value, unit, ...source, ...details };
}

/** States that a number is unknown, and why. */
export function unknown<U extends Unit>(unit: U, why: string): UnknownNumber<U> {
  return { kind: 'unknown', unit, why };
}

/** US dollars per million tokens: the unit that most of the data is in. */
export function usdPerMillionTokens(
  value: number,
  source: Source,
  details: Pick<SourcedNumber, 'note' | 'range'> = {},
): SourcedNumber<'usdPerMillionTokens'> {
  return known('usdPerMillionTokens', value, source, details);
}

/** A number of tokens. */
export function tokens(
  value: number,
  source: Source,
  details: Pick<SourcedNumber, 'note' | 'range'> = {},
): SourcedNumber<'tokens'> {
  return known('tokens', value, source, details);
}
