// How the overlay writes a number, an unknown number and a day.
// A source is the name of an export of src/core/catalog/data/sources.ts.

/** The day for which a dated price counts as current. */
export const asOf = '2026-11-22';

export const number = (unit, value, source, details) => ({
  unit,
  value,
  source,
  ...(details && { details }),
});
export const unknown = (unit, why) => ({ unit, unknown: why });
export const day = (date, source, note) => ({ day: date, source, ...(note && { note }) });
