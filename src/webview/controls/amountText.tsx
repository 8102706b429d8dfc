import * as l10n from '@vscode/l10n';
import type { Amount } from '../../core/decision/world';
import { inWords } from './inWords';

/** A figure as it is known: a number, a range from p10 to p90, or a lower bound with what is unknown. */
export function AmountText({
  amount,
  format,
}: {
  readonly amount: Amount;
  readonly format: (value: number) => string;
}) {
  if (typeof amount === 'number') return <span class="amount">{format(amount)}</span>;
  if ('atLeast' in amount) {
    return (
      <span class="amount partial" title={l10n.t('Prices are unknown: the sum of what is known')}>
        {l10n.t('at least {0}', format(amount.atLeast))}{' '}
        <span class="hint">{l10n.t('(unknown: {0})', amount.unknown.map(inWords).join(', '))}</span>
      </span>
    );
  }
  const [low, high] = [format(amount.p10), format(amount.p90)];
  return (
    <span class="amount" title={`p10 ${low}, p50 ${format(amount.p50)}, p90 ${high}`}>
      {low === high ? low : `${low}–${high}`}
    </span>
  );
}

/** The same as plain text, to be copied. */
export function amountInText(amount: Amount, format: (value: number) => string): string {
  if (typeof amount === 'number') return format(amount);
  if ('atLeast' in amount)
    return l10n.t(
      'at least {0} (unknown: {1})',
      format(amount.atLeast),
      amount.unknown.map(inWords).join(', '),
    );
  const [low, high] = [format(amount.p10), format(amount.p90)];
  return low === high ? low : `${low}–${high}`;
}
