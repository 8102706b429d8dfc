/** How Excel shows a number, as far as its text depends on it. */
export type NumberKind = 'number' | 'date';

const dayMs = 86_400_000;
/** Day 0 of each date system, in Unix time. Excel counts a 29 February 1900 that never was, hence the 30th. */
const epochMs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
export type DateSystem = keyof typeof epochMs;

/** Serials beyond 31 December 9999 are no dates. */
const lastSerial = 2_958_465;

/** Whether a number format shows dates or times, by its built-in id or its code (ECMA-376 part 1, 18.8.30). */
export function numberKind(formatId: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    const isDate =
      (formatId >= 14 && formatId <= 22) ||
      (formatId >= 27 && formatId <= 36) ||
      (formatId >= 45 && formatId <= 47) ||
      (formatId >= 50 && formatId <= 58);
    return isDate ? 'date' : 'number';
  }
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'number';
}

/** A stored number as a reader sees it: 15 significant digits, dates and times in ISO 8601 order. */
export function formatStoredNumber(stored: string, kind: NumberKind, system: DateSystem): string {
  const value = Number(stored);
  if (kind === 'date' && value >= 0 && value <= lastSerial) return formatSerial(value, system);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : stored;
}

function formatSerial(serial: number, system: DateSystem): string {
  const instant = new Date(
    epochMs[system] + Math.round((serial * dayMs) / 1000) * 1000,
  ).toISOString();
  const time = instant.slice(11, 19);
  if (serial < 1) return time;
  return time === '00:00:00' ? instant.slice(0, 10) : `${instant.slice(0, 10)} ${time}`;
}
