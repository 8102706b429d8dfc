import { useState } from 'preact/hooks';
import type { Calculation, PricedApproach } from '../../core/decision/calculator';
import type { Amount } from '../../core/decision/world';
import { approaches, type Approach } from '../../core/plan/approach';
import { AmountText } from '../controls/amountText';
import { approachIcon, approachTitle } from '../controls/approachLabel';
import { Icon } from '../controls/icon';
import { formatDuration, formatUsd } from '../format';
import { ApproachDetails } from './approachDetails';

/** The five approaches side by side; each row unfolds into its reasons and the parts of its cost. */
export function Comparison({
  calculation,
  priced,
  months,
}: {
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly months: number;
}) {
  const columns = ['Verdict', 'Setup', 'Per month', 'Per query', `${months} months`, 'Latency'];
  // The roles are named because the narrow layout takes the table's display away, and with it what it implies.
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">Five approaches</h2>
      <p class="hint">
        Ranges run from the 10th to the 90th percentile of 5,000 draws. Unfold a row for its reasons
        and for how each figure is made up.
      </p>
      <table class="comparison" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Approach
            </th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                role="columnheader"
                class={column === 'Verdict' ? undefined : 'number'}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {approaches.map((approach) => (
            <ApproachRow
              key={approach}
              approach={approach}
              calculation={calculation}
              priced={priced[approach]}
              columns={columns}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ApproachRow({
  approach,
  calculation,
  priced,
  columns,
}: {
  readonly approach: Approach;
  readonly calculation: Calculation;
  readonly priced: PricedApproach;
  readonly columns: readonly string[];
}) {
  const [isOpen, setOpen] = useState(false);
  const judged = calculation.approaches[approach];
  const { verdict, costs } = judged;
  const figures: readonly (readonly [Amount, (value: number) => string])[] = [
    [costs.setupUsd, formatUsd],
    [costs.monthlyUsd, formatUsd],
    [costs.perQueryUsd, formatUsd],
    [costs.ownershipUsd, formatUsd],
    [costs.latencyMs, formatDuration],
  ];
  const verdictClass = verdict.replaceAll(' ', '-');
  return (
    <>
      <tr role="row" class={approach === calculation.next ? 'chosen' : undefined}>
        <th scope="row" role="rowheader">
          <button
            type="button"
            class="disclosure"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
            <Icon name={approachIcon[approach]} />
            <span>{approachTitle(approach)}</span>
          </button>
        </th>
        <td role="cell" data-label={columns[0]}>
          <span class={`tag ${verdictClass}`}>{verdict}</span>
        </td>
        {figures.map(([amount, format], index) => (
          <td key={columns[index + 1]} role="cell" class="number" data-label={columns[index + 1]}>
            <AmountText amount={amount} format={format} />
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr role="row" class="unfolded">
          <td role="cell" colSpan={columns.length + 1}>
            <ApproachDetails approach={approach} judged={judged} priced={priced} />
          </td>
        </tr>
      )}
    </>
  );
}
