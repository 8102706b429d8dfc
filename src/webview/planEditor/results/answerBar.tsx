import * as l10n from '@vscode/l10n';
import type { Calculation } from '../../../core/decision/calculator';
import type { Amount } from '../../../core/decision/world';
import { AmountText } from '../../controls/amountText';
import { approachIcon, approachTitle } from '../../controls/approachLabel';
import { Icon } from '../../controls/icon';
import { explainSum, summarize, type Explanation, type Sources } from '../explain/explanation';
import { Figure } from '../explain/figure';
import { formatUsd } from '../../format';

/** What to build now and what it costs: it stays in view. */
export function AnswerBar({
  calculation,
  months,
  sources,
}: {
  readonly calculation: Calculation;
  readonly months: number;
  readonly sources: Sources;
}) {
  const { destination, next, approaches, pricing } = calculation;
  const { monthlyUsd, ownershipUsd } = approaches[next].costs;
  const figure = (title: string, amount: Amount, explain: () => Explanation) => (
    <div>
      <dt>{title}</dt>
      <dd>
        <Figure explain={explain}>
          <AmountText amount={amount} format={formatUsd} />
        </Figure>
      </dd>
    </div>
  );
  const explain = (title: string, amount: Amount, of: 'monthlyUsd' | 'ownershipUsd') => () =>
    pricing.kind === 'priced'
      ? explainSum(
          l10n.t('{0}, {1}', approachTitle(next), title),
          amount,
          pricing.approaches[next].parts,
          of,
          formatUsd,
          sources,
        )
      : { title, summary: summarize(amount, formatUsd), lines: [], origins: [] };
  return (
    <div class="answer">
      <div class="verdict">
        <p class="eyebrow">
          {destination === next ? l10n.t('Build now, and no more') : l10n.t('Build now')}
        </p>
        <p class="approach">
          <Icon name={approachIcon[next]} />
          <strong>{approachTitle(next)}</strong>
        </p>
      </div>
      <dl>
        {figure(
          l10n.t('Per month'),
          monthlyUsd,
          explain(l10n.t('per month'), monthlyUsd, 'monthlyUsd'),
        )}
        {figure(
          l10n.t('Over {0} months', months),
          ownershipUsd,
          explain(l10n.t('over {0} months', months), ownershipUsd, 'ownershipUsd'),
        )}
      </dl>
    </div>
  );
}
