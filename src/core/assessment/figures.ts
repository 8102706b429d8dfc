import type { Amount } from '../decision/world';

/** A figure for a narrow cell: "$352", "$9.6k–14k", "≥ $40.00". Ranges run from p10 to p90. */
export function usdCell(amount: Amount): string {
  return cell(amount, shortUsd, '$', '');
}

/** Less, in US dollars, is told as less than this. */
const leastUsd = 0.00001;

/** The cost of one query, in cents below a dollar: "0.31–0.48¢", "$1.20", "<0.001¢". */
export function queryUsdCell(amount: Amount): string {
  const highest =
    typeof amount === 'number' ? amount : 'p90' in amount ? amount.p90 : amount.atLeast;
  if (highest >= 1) return usdCell(amount);
  if (highest > 0 && highest < leastUsd) return `<${leastUsd * 100}¢`;
  return cell(amount, (usd) => String(Number((usd * 100).toPrecision(2))), '', '¢');
}

/** "0.9 s", "2.4–3.1 s". */
export function secondsCell(amount: Amount): string {
  return cell(amount, (ms) => (ms / 1_000).toFixed(1), '', ' s');
}

function cell(amount: Amount, text: (value: number) => string, sign: string, unit: string): string {
  if (typeof amount === 'number') return sign + text(amount) + unit;
  if ('atLeast' in amount) return `≥ ${sign}${text(amount.atLeast)}${unit}`;
  const [low, high] = [text(amount.p10), text(amount.p90)];
  return `${sign}${low === high ? low : `${low}–${high}`}${unit}`;
}

/** Two or three digits: "352", "4.5k", "14k", "1.2M"; below a dollar as many as show that it is not 0. */
function shortUsd(value: number): string {
  const rounded = Number(value.toPrecision(3));
  for (const [size, suffix] of [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (rounded >= size)
      return `${Number((rounded / size).toFixed(rounded < 10 * size ? 1 : 0))}${suffix}`;
  }
  if (rounded >= 100 || rounded === 0) return String(rounded);
  return rounded >= 1 ? rounded.toFixed(2) : String(Number(value.toPrecision(2)));
}
