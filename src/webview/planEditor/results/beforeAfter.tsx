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
      { title: 'Way', isNumber: false },
      { title: 'Per month', isNumber: true },
      { title: 'Saves per month', isNumber: true },
      { title: 'Setup', isNumber: true },
      { title: 'Paid back', isNumber: true },
    ],
    rows: [
      [
        { text: 'Today' },
        before
          ? { text: formatUsd(before.monthlyBeforeUsd), value: before.monthlyBeforeUsd }
          : { text: 'not stated' },
        { text: '' },
        { text: '' },
        { text: '' },
      ],
      ...compared.map((approach): readonly Cell[] => {
        const against = priced[approach].beforeAfter;
        const name = approachTitle(approach);
        return [
          { text: `${name}${approach === next ? ', now' : ', later'}` },
          money(approach, 'monthlyUsd', `${name}, per month`),
          against
            ? { text: formatUsd(against.monthlySavingUsd), value: against.monthlySavingUsd }
            : { text: 'unknown' },
          money(approach, 'setupUsd', `${name}, setup`),
          { text: against ? paybackText(against.payback, months) : 'unknown' },
        ];
      }),
    ],
  };
  return (
    <Section
      id="today"
      hint="Savings at the likely values; a negative one is what it costs more."
      tools={<CopyTools what={sectionTitle('today')} data={() => data} />}
    >
      <DataTable data={data} label="Before and after" />
      {!before && (
        <p>
          Nobody has said what is paid today.{' '}
          <Button kind="link" onClick={() => focusInput('today.monthlyCost')}>
            State it
          </Button>
          , 0 if there is nothing yet.
        </p>
      )}
    </Section>
  );
}

function paybackText(payback: BreakEven, months: number): string {
  switch (payback.kind) {
    case 'from-start':
      return 'from the start';
    case 'month':
      return `by month ${payback.month}`;
    case 'never':
      return `not within ${months} months`;
  }
}
