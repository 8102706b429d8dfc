import { dayOf } from './calendar';

/** A moment, or a whole day where no time of day is given. */
export interface Timestamp {
  /** Milliseconds since 1970. */
  readonly ms: number;
  readonly isDay: boolean;
  /** False where the text names no zone and UTC was taken. */
  readonly hasZone: boolean;
}

const shape =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Seconds of 2001 and of 2286: a number between is one of seconds. */
const seconds = { from: 1e9, to: 1e10 };

/**
 * Reads a time as exports write it: ISO 8601 with or without a zone, the same with a space or slashes, seconds or
 * milliseconds since 1970. Undefined for anything else, such as 3/4/2026, which may be March or April.
 */
export function readTimestamp(value: unknown): Timestamp | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,16}(\.\d+)?$/.test(text)) return fromNumber(Number(text));
  const match = shape.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match;
  const onDay = dayOf(Number(year), Number(month), Number(day));
  if (onDay === undefined) return undefined;
  const date = onDay * 86_400_000;
  if (hour === undefined || minute === undefined)
    return { ms: date, isDay: true, hasZone: zone !== undefined };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const time =
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1_000 +
    Number(`${fraction}000`.slice(0, 3));
  return { ms: date + time - offsetMs(zone), isDay: false, hasZone: zone !== undefined };
}

function fromNumber(value: number): Timestamp | undefined {
  const isSeconds = value >= seconds.from && value < seconds.to;
  const ms = isSeconds ? value * 1_000 : value;
  return ms >= seconds.from * 1_000 && ms < seconds.to * 1_000
    ? { ms, isDay: false, hasZone: true }
    : undefined;
}

function offsetMs(zone = 'Z'): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes = '0'] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
