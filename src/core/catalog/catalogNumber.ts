/** A calendar day, `YYYY-MM-DD`; days compare as strings. */
export type IsoDay = string;

/**
 * How far to trust a source: `verified` = the vendor's own page, or two catalogs that agree; `secondary` = one catalog,
 * or someone who read the vendor's page; `unverified` = stated somewhere, confirmed nowhere;
 * `stated` = the user's own word, an override.
 */
export type Confidence = 'verified' | 'secondary' | 'unverified' | 'stated';

/** The units of the catalog. GB is 1e9 bytes, GiB is 2^30 bytes; dollars are US dollars without tax. */
export type Unit =
  | 'tokens'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'fraction'
  | 'count'
  | 'dimensions'
  | 'bytes'
  | 'gb'
  | 'gib'
  | 'units'
  | 'usdPerMillionTokens'
  | 'usdPerMillionTokensHour'
  | 'usdPerThousandSearches'
  | 'usdPerHour'
  | 'usdPerMonth'
  | 'usdPerGb'
  | 'usdPerGbMonth'
  | 'usdPerGibMonth'
  | 'usdPerTb'
  | 'usdPerPb'
  | 'usdPerMillionRequests'
  | 'usdPerMillionUnits'
  | 'usdPerMillionDimensions'
  | 'usdPerMillionDimensionsMonth';

/** Where a number or a date was read, and when. */
export interface Source {
  /** The page, or the data package, that states it; for an override, what the user wrote. */
  readonly url: string;
  /** The day it was read; for a copy or a data package, the day that it was made. */
  readonly readAt: IsoDay;
  /** A second source that states the same. */
  readonly confirmedBy?: string;
  readonly confidence: Confidence;
}

/** A number somebody states: never without its unit, its source and the day it was read. */
export interface SourcedNumber<U extends Unit = Unit> extends Source {
  readonly kind: 'known';
  readonly value: number;
  readonly unit: U;
  /** Where sources or regions differ: the span, `value` within it. */
  readonly range?: readonly [low: number, high: number];
  /** What a reader must know to use it rightly. */
  readonly note?: string;
  /** The catalog's own entry, where a user's override stands in its place. */
  readonly original?: CatalogNumber<U>;
}

/** A number nobody readable states. It stays unknown through every sum; it is never 0. */
export interface UnknownNumber<U extends Unit = Unit> {
  readonly kind: 'unknown';
  readonly unit: U;
  /** Why it is unknown, in one clause fit for a table cell. */
  readonly why: string;
}

export type CatalogNumber<U extends Unit = Unit> = SourcedNumber<U> | UnknownNumber<U>;

/** A date somebody states. */
export interface SourcedDay extends Source {
  readonly day: IsoDay;
  readonly note?: string;
}
