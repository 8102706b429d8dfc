import * as l10n from '@vscode/l10n';
import type { Amount } from './world';

/** The least that an amount can be taken for: its median, or the sum of its known parts. */
export function floorOf(amount: Amount): number {
  if (typeof amount === 'number') return amount;
  return 'atLeast' in amount ? amount.atLeast : amount.p50;
}

/** Whether parts of the amount are unknown. */
export function isPartial(amount: Amount): boolean {
  return typeof amount === 'object' && 'atLeast' in amount;
}

/** Whether an amount lies above a limit; a partial one that is still below it might. */
export function exceeds(amount: Amount, limit: number): 'yes' | 'no' | 'unknown' {
  if (floorOf(amount) > limit) return 'yes';
  return isPartial(amount) ? 'unknown' : 'no';
}

/** "$1,234", "$0.0021", "$300 to $900", "at least $40 (hosting unknown)". */
export function formatUsd(amount: Amount): string {
  return format(amount, usd);
}

/** "850 ms", "1,200 ms to 2,400 ms". */
export function formatMs(amount: Amount): string {
  return format(amount, (value) => l10n.t('{0} ms', formatNumber(Math.round(value))));
}

function format(amount: Amount, one: (value: number) => string): string {
  if (typeof amount === 'number') return one(amount);
  if ('atLeast' in amount)
    return l10n.t('at least {0} ({1} unknown)', one(amount.atLeast), amount.unknown.join(', '));
  const [low, high] = [one(amount.p10), one(amount.p90)];
  return low === high ? low : l10n.t('{0} to {1}', low, high);
}

function usd(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || size === 0) return `$${formatNumber(Math.round(value))}`;
  if (size >= 1) return `$${value.toFixed(2)}`;
  return `$${String(Number(value.toPrecision(2)))}`;
}

/** Thousands by comma, whatever the locale of the machine: the texts are compared and committed. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "85 %", "2.5 %". */
export function formatShare(share: number): string {
  return `${String(Number((share * 100).toPrecision(3)))} %`;
}
