import * as l10n from '@vscode/l10n';
import type { Calculation, PricedApproach } from '../../../core/decision/calculator';
import type { BreakEven } from '../../../core/economics/crossings';
import type { Approach } from '../../../core/plan/approach';
import { AmountText, amountInText } from '../../controls/amountText';
import { approachTitle } from '../../controls/approachLabel';
import { Button } from '../../controls/button';
import { formatUsd } from '../../format';
import { explainSum, type Sources } from '../explain/explanation';
import { Figure } from '../explain/figure';
import { focusInput } from '../../fields/focusInput';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { Cell, TableData } from '../table/tableData';
import { fill } from '../../controls/fill';

/** What is paid today beside what is to be built now and where the needs lead, and when that has paid itself back. */
export function BeforeAfterSection({
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
  const { next, destination } = calculation;
  const compared = [...new Set([next, destination])];
  const before = priced[next].beforeAfter;
  const money = (approach: Approach, figure: 'monthlyUsd' | 'setupUsd', title: string): Cell => {
    const amount = calculation.approaches[approach].costs[figure];
    return {
      text: amountInText(amount, formatUsd),
      value: amount,
      content: (
        <Figure
          explain={() =>
            explainSum(title, amount, priced[approach].parts, figure, formatUsd, sources)
          }
        >
          <AmountText amount={amount} format={formatUsd} />
        </Figure>
      ),
    };
  };
  const data: TableData = {
    columns: [
      { title: l10n.t('Way'), isNumber: false },
      { title: l10n.t('Per month'), isNumber: true },
      { title: l10n.t('Saves per month'), isNumber: true },
      { title: l10n.t('Setup'), isNumber: true },
      { title: l10n.t('Paid back'), isNumber: true },
    ],
    rows: [
      [
        { text: l10n.t('Today') },
        before
          ? { text: formatUsd(before.monthlyBeforeUsd), value: before.monthlyBeforeUsd }
          : { text: l10n.t('not stated') },
        { text: '' },
        { text: '' },
        { text: '' },
      ],
      ...compared.map((approach): readonly Cell[] => {
        const against = priced[approach].beforeAfter;
        const name = approachTitle(approach);
        return [
          { text: approach === next ? l10n.t('{0}, now', name) : l10n.t('{0}, later', name) },
          money(approach, 'monthlyUsd', l10n.t('{0}, per month', name)),
          against
            ? { text: formatUsd(against.monthlySavingUsd), value: against.monthlySavingUsd }
            : { text: l10n.t('unknown') },
          money(approach, 'setupUsd', l10n.t('{0}, setup', name)),
          { text: against ? paybackText(against.payback, months) : l10n.t('unknown') },
        ];
      }),
    ],
  };
  return (
    <Section
      id="today"
      hint={l10n.t('Savings at the likely values; a negative one is what it costs more.')}
      tools={<CopyTools what={sectionTitle('today')} data={() => data} />}
    >
      <DataTable data={data} label={l10n.t('Before and after')} />
      {!before && (
        <p>
          {fill(
            l10n.t('Nobody has said what is paid today. {0}, 0 if there is nothing yet.'),
            <Button kind="link" onClick={() => focusInput('today.monthlyCost')}>
              {l10n.t('State it')}
            </Button>,
          )}
        </p>
      )}
    </Section>
  );
}

function paybackText(payback: BreakEven, months: number): string {
  switch (payback.kind) {
    case 'from-start':
      return l10n.t('from the start');
    case 'month':
      return l10n.t('by month {0}', payback.month);
    case 'never':
      return l10n.t('not within {0} months', months);
  }
}
