import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { UseCost, UsePart } from '../../core/corpus/useCost';
import { AmountText } from '../controls/amountText';
import { Icon } from '../controls/icon';
import { inWords } from '../controls/inWords';
import { formatUsd, formatWhole } from '../format';
import { showFormula } from '../planEditor/explain/explanation';
import { componentTitle } from '../planEditor/results/componentGroups';

/** One way's cost, its month as a bar; it unfolds into how the figures come about. */
export function UseCostRow({
  cost,
  title,
  most,
}: {
  readonly cost: UseCost;
  readonly title: string;
  /** US dollars that the whole width stands for. */
  readonly most: number;
}) {
  const [isOpen, setOpen] = useState(false);
  const { tokensPerQuery, setupUsd, monthlyUsd, perQueryUsd, overflowTokens, parts } = cost;
  return (
    <>
      <tr role="row">
        <th scope="row" role="rowheader">
          <button
            type="button"
            class="disclosure"
            aria-expanded={isOpen}
            title={l10n.t('How the figures come about')}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
            <span>{title}</span>
          </button>
        </th>
        <td role="cell" class="number" data-label={l10n.t('Tokens per query')}>
          {formatWhole(tokensPerQuery)}
        </td>
        {overflowTokens > 0 ? (
          <td
            role="cell"
            colSpan={3}
            class="overflow does-not-fit"
            data-label={l10n.t('Per month')}
          >
            <Icon name="close" />{' '}
            {l10n.t('{0} tokens more than the model takes', formatWhole(Math.ceil(overflowTokens)))}
          </td>
        ) : (
          <>
            <td role="cell" class="number" data-label={l10n.t('Per query')}>
              <AmountText amount={perQueryUsd} format={formatUsd} />
            </td>
            <td role="cell" class="wide" data-label={l10n.t('Per month')}>
              <div class="bar-row">
                <UsdBar amount={monthlyUsd} most={most} />
                <span class="number usd">
                  <AmountText amount={monthlyUsd} format={formatUsd} />
                </span>
              </div>
            </td>
            <td role="cell" class="number" data-label={l10n.t('Once')}>
              <AmountText amount={setupUsd} format={formatUsd} />
            </td>
          </>
        )}
      </tr>
      {isOpen && (
        <tr role="row" class="unfolded">
          <td role="cell" colSpan={5}>
            <ul>
              {parts.map((part) => (
                <li key={part.name}>{describePart(part)}</li>
              ))}
            </ul>
            {typeof monthlyUsd === 'object' && 'p50' in monthlyUsd && (
              <p class="hint">
                {l10n.t(
                  'Parts are at the likely values. The range runs from the 10th to the 90th percentile of 5,000 draws; its median is {0}.',
                  formatUsd(monthlyUsd.p50),
                )}
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** From nothing to the median, and paler the range around it. */
function UsdBar({
  amount,
  most,
}: {
  readonly amount: UseCost['monthlyUsd'];
  readonly most: number;
}) {
  const share = (usd: number): number => Math.min(1, usd / most) * 100;
  const [low, high] =
    typeof amount === 'number'
      ? [amount, amount]
      : 'atLeast' in amount
        ? [amount.atLeast, amount.atLeast]
        : [amount.p10, amount.p90];
  return (
    <div class="bar" aria-hidden="true">
      <div class="fill usd" style={{ width: `${share(low)}%` }} />
      {high > low && (
        <div
          class="range usd"
          style={{ left: `${share(low)}%`, width: `${share(high) - share(low)}%` }}
        />
      )}
    </div>
  );
}

/** "Input tokens: $1,234 a month = 30,438 queries per month × 412,345 … × …". */
function describePart({ name, setupUsd, monthlyUsd, unknown, formula }: UsePart): string {
  const amounts = [
    ...(monthlyUsd > 0 ? [l10n.t('{0} a month', formatUsd(monthlyUsd))] : []),
    ...(setupUsd > 0 ? [l10n.t('{0} once', formatUsd(setupUsd))] : []),
    ...(unknown.length > 0 ? [l10n.t('unknown: {0}', unknown.map(inWords).join(', '))] : []),
  ].join(', ');
  return l10n.t(
    '{0}: {1}',
    componentTitle[name],
    formula ? `${amounts} = ${showFormula(formula)}` : amounts,
  );
}
