import type { Amount } from '../../core/decision/world';

/** A figure for a narrow cell: "$1,240", "$9,600–14.5k", "≥ $40". Ranges run from p10 to p90. */
export function usdCell(amount: Amount): string {
  return cell(amount, (value) => `$${shortUsd(value)}`, shortUsd);
}

/** Less, in US dollars, is told as less than this. */
const least = 0.00001;

/** The cost of one query, in cents below a dollar: "0.31–0.48¢", "$1.20", "<0.001¢". */
export function queryUsdCell(amount: Amount): string {
  const highest =
    typeof amount === 'number' ? amount : 'p90' in amount ? amount.p90 : amount.atLeast;
  if (highest >= 1) return usdCell(amount);
  if (highest > 0 && highest < least) return `<${least * 100}¢`;
  const cents = (usd: number) => String(Number((usd * 100).toPrecision(2)));
  return `${cell(amount, cents, cents)}¢`;
}

/** "0.9 s", "2.4–3.1 s". */
export function secondsCell(amount: Amount): string {
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  return `${cell(amount, seconds, seconds)} s`;
}

function cell(
  amount: Amount,
  single: (value: number) => string,
  rangeEnd: (value: number) => string,
): string {
  if (typeof amount === 'number') return single(amount);
  if ('atLeast' in amount) return `≥ ${single(amount.atLeast)}`;
  const [low, high] = [single(amount.p10), rangeEnd(amount.p90)];
  return rangeEnd(amount.p10) === high ? low : `${low}–${high}`;
}

/** Three digits, thousands by comma up to 9,999 and then "14.5k", "1.2M"; two below a dollar, so that none reads 0. */
function shortUsd(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size >= 1e9) return `${rounded / 1e9}B`;
  if (size >= 1e6) return `${rounded / 1e6}M`;
  if (size >= 1e4) return `${rounded / 1e3}k`;
  if (size >= 1e3) return rounded.toLocaleString('en-US');
  if (size >= 100 || size === 0) return String(rounded);
  return size >= 1 ? rounded.toFixed(2) : String(Number(value.toPrecision(2)));
}
