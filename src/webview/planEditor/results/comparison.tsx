import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { Calculation, PricedApproach } from '../../../core/decision/calculator';
import type { Amount, ApproachCosts } from '../../../core/decision/world';
import { approaches, type Approach } from '../../../core/plan/approach';
import { AmountText, amountInText } from '../../controls/amountText';
import { approachIcon, approachTitle } from '../../controls/approachLabel';
import { verdictName } from '../../controls/levelName';
import { Icon } from '../../controls/icon';
import { formatDuration, formatUsd } from '../../format';
import { explainLatency } from '../explain/explainLatency';
import { explainSum, summarize, type Explanation, type Sources } from '../explain/explanation';
import { Figure } from '../explain/figure';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import type { TableData } from '../table/tableData';
import { ApproachDetails } from './approachDetails';

/** The five approaches side by side; each row unfolds into its reasons and the parts of its cost. */
export function Comparison({
  calculation,
  priced,
  months,
  sources,
}: {
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly months: number;
  readonly sources: Sources;
}) {
  const columns = [
    l10n.t('Verdict'),
    l10n.t('Setup'),
    l10n.t('Per month'),
    l10n.t('Per query'),
    l10n.t('{0} months', months),
    l10n.t('Latency'),
  ];
  const data = (): TableData => ({
    columns: [l10n.t('Approach'), ...columns].map((title, index) => ({
      title,
      isNumber: index > 1,
    })),
    rows: approaches.map((approach) => {
      const { verdict, costs } = calculation.approaches[approach];
      return [
        { text: approachTitle(approach) },
        { text: verdictName[verdict] },
        ...figuresOf(costs).map(({ amount, format }) => ({
          text: amountInText(amount, format),
          value: amount,
        })),
      ];
    }),
  });
  // The roles are named because the narrow layout takes the table's display away, and with it what it implies.
  return (
    <Section
      id="comparison"
      tools={<CopyTools what={sectionTitle('comparison')} data={data} />}
      hint={l10n.t(
        'Ranges run from the 10th to the 90th percentile of 5,000 draws. Unfold a row for its reasons and how each figure is made up.',
      )}
    >
      <table class="comparison" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {l10n.t('Approach')}
            </th>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                role="columnheader"
                class={index === 0 ? undefined : 'number'}
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
              sources={sources}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function ApproachRow({
  approach,
  calculation,
  priced,
  columns,
  sources,
}: {
  readonly approach: Approach;
  readonly calculation: Calculation;
  readonly priced: PricedApproach;
  readonly columns: readonly string[];
  readonly sources: Sources;
}) {
  const [isOpen, setOpen] = useState(false);
  const judged = calculation.approaches[approach];
  const { verdict, costs } = judged;
  const explain = (of: Shown, column: string): Explanation => {
    const title = l10n.t('{0}, {1}', approachTitle(approach), column.toLowerCase());
    if (of.figure === 'latencyMs') return explainLatency(title, priced.latency);
    return of.figure === 'perQueryUsd'
      ? { title, summary: summarize(of.amount, of.format), lines: [], origins: [] }
      : explainSum(title, of.amount, priced.parts, of.figure, of.format, sources);
  };
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
          <span class={`tag ${verdictClass}`}>{verdictName[verdict]}</span>
        </td>
        {figuresOf(costs).map((of, index) => (
          <td key={of.figure} role="cell" class="number" data-label={columns[index + 1]}>
            <Figure explain={() => explain(of, columns[index + 1] ?? '')}>
              <AmountText amount={of.amount} format={of.format} />
            </Figure>
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

interface Shown {
  readonly figure: 'setupUsd' | 'monthlyUsd' | 'perQueryUsd' | 'ownershipUsd' | 'latencyMs';
  readonly amount: Amount;
  readonly format: (value: number) => string;
}

/** The figures of a row in the order of their columns. */
function figuresOf(costs: ApproachCosts): readonly Shown[] {
  return [
    { figure: 'setupUsd', amount: costs.setupUsd, format: formatUsd },
    { figure: 'monthlyUsd', amount: costs.monthlyUsd, format: formatUsd },
    { figure: 'perQueryUsd', amount: costs.perQueryUsd, format: formatUsd },
    { figure: 'ownershipUsd', amount: costs.ownershipUsd, format: formatUsd },
    { figure: 'latencyMs', amount: costs.latencyMs, format: formatDuration },
  ];
}
