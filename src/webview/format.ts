import * as l10n from '@vscode/l10n';

/** The page's language, so that numbers are written as the sentences around them. */
export const locale: string | undefined =
  typeof document === 'undefined' ? undefined : document.documentElement.lang;

const whole = new Intl.NumberFormat(locale);
const short = new Intl.NumberFormat(locale, {
  notation: 'compact',
  maximumSignificantDigits: 3,
});
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat(locale, {
  style: 'percent',
  maximumFractionDigits: 1,
});
const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

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
  const units = [l10n.t('bytes'), 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toLocaleString(locale, { maximumFractionDigits: power === 0 ? 0 : 1 })} ${units[power] ?? ''}`;
}

/** 1234 → 1.2 s */
export function formatDuration(ms: number): string {
  return ms < 1000 ? l10n.t('{0} ms', Math.round(ms)) : l10n.t('{0} s', (ms / 1000).toFixed(1));
}

/** An ISO date-time in the reader's own way of writing. */
export function formatDateTime(iso: string): string {
  return dateTime.format(new Date(iso));
}

/** An ISO day as it is, an ISO date-time in the reader's own way of writing. */
export function formatWhen(iso: string): string {
  return iso.includes('T') ? formatDateTime(iso) : iso;
}

const compactUsd = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  notation: 'compact',
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const smallUsd = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  minimumSignificantDigits: 1,
  maximumSignificantDigits: 2,
});

const roundUsd = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
  notation: 'compact',
  maximumSignificantDigits: 3,
});

/** 50000 → $50K: a round amount at an axis. */
export function formatRoundUsd(usd: number): string {
  return roundUsd.format(usd);
}

/** Less of a dollar than anybody plans with. */
const leastUsd = 0.0001;

const centsUsd = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  currencyDisplay: 'narrowSymbol',
});

/** 31234 → $31.2K, 312.3 → $312, 3.1234 → $3.12, 0.00432 → $0.0043; what is not nothing never looks like it. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0';
  if (usd > 0 && usd < leastUsd) return `<${smallUsd.format(leastUsd)}`;
  const size = Math.abs(usd);
  if (size < 1) return smallUsd.format(usd);
  if (size < 9.995) return centsUsd.format(usd);
  return (size < 999.5 ? roundUsd : compactUsd).format(size < 999.5 ? Math.round(usd) : usd);
}
