import type { IsoDay } from '../core/catalog/catalogNumber';
import { UsageError } from './usageError';

/**
 * The day to assess on: the one that was asked for, else today in UTC.
 * @throws {UsageError} for what is no day of the calendar
 */
export function parseToday(asked: string | undefined): IsoDay {
  if (asked === undefined) return new Date().toISOString().slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? Date.parse(`${asked}T00:00:00Z`) : NaN;
  // A day such as February 30 is read as one in March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== asked)
    throw new UsageError(`--today takes a day as YYYY-MM-DD, not "${asked}".`);
  return asked;
}
