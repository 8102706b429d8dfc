const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, {
  notation: 'compact',
  maximumSignificantDigits: 3,
});
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 1,
});
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** 1234567 → 1,234,567 */
export function formatWhole(value: number): string {
  return whole.format(value);
}

/** 1234567 → 1.23M */
export function formatShort(value: number): string {
  return short.format(value);
}

/** 0.123 → 12%; below 10 % with one decimal, and never a share above zero shown as none. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return '—';
  if (share > 0 && share < 0.001) return `<${finePercent.format(0.001)}`;
  return (share < 0.1 ? finePercent : percent).format(share);
}

/** 4096 → 4.1 kB */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power] ?? ''}`;
}

/** 1234 → 1.2 s */
export function formatDuration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** An ISO date-time in the reader's own way of writing. */
export function formatDateTime(iso: string): string {
  return dateTime.format(new Date(iso));
}

const compactUsd = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  notation: 'compact',
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const smallUsd = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
});

/** 31234 → $31.2K, 0.00432 → $0.0043: three digits of an amount, two of a small one. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  return (Math.abs(usd) < 1 ? smallUsd : compactUsd).format(usd);
}
