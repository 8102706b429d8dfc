import type { IsoDay, SourcedNumber } from './catalogNumber';
import { rowNumbers } from './rowNumbers';

/** Prices moved two- to tenfold within a quarter of 2026: older than this, a number wants a second look. */
export const staleAfterDays = 60;

/** A number whose source was read long ago. */
export interface StaleNumber {
  readonly path: string;
  readonly number: SourcedNumber;
  readonly ageDays: number;
}

/** The numbers of a row that were read more than `staleAfterDays` before today, oldest first. */
export function staleNumbers(row: object, today: IsoDay): readonly StaleNumber[] {
  return rowNumbers(row)
    .flatMap(({ path, number }) =>
      number.kind === 'known' ? [{ path, number, ageDays: daysBetween(number.readAt, today) }] : [],
    )
    .filter(({ ageDays }) => ageDays > staleAfterDays)
    .sort((a, b) => b.ageDays - a.ageDays);
}

/** Days from one calendar day to another; negative when the second comes first. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Days since 0000-03-01 in the proleptic Gregorian calendar; core has no Date.
 * Years start in March, so that the leap day is a year's last.
 */
function dayNumber(day: IsoDay): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const marchYear = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  return (
    365 * marchYear +
    Math.floor(marchYear / 4) -
    Math.floor(marchYear / 100) +
    Math.floor(marchYear / 400) +
    Math.floor((153 * monthsSinceMarch + 2) / 5) +
    date -
    1
  );
}
