import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { Calculation, PricedApproach } from '../../../core/decision/calculator';
import { approaches, type Approach } from '../../../core/plan/approach';
import { StackedBars, type Bar } from '../../charts/stackedBars';
import { approachTitle } from '../../controls/approachLabel';
import { formatUsd } from '../../format';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';
import { componentGroups } from './componentGroups';

/** What a month is made of, for each approach on one scale; the same numbers as a table. */
export function MonthlyCost({
  calculation,
  priced,
}: {
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const bars = approaches.map((approach): Bar => {
    const { monthlyUsd } = calculation.approaches[approach].costs;
    const isPartial = typeof monthlyUsd === 'object' && 'atLeast' in monthlyUsd;
    const segments = segmentsOf(priced[approach]);
    const total = segments.reduce((sum, { value }) => sum + value, 0);
    return {
      id: approach,
      label: approachTitle(approach),
      total: isPartial ? l10n.t('at least {0}', formatUsd(total)) : formatUsd(total),
      segments,
      faint: calculation.approaches[approach].verdict === 'ruled out',
    };
  });
  const data = (): TableData => ({
    columns: [
      { title: l10n.t('Approach'), isNumber: false },
      ...[...componentGroups.map(({ title }) => title), l10n.t('Total')].map((title) => ({
        title,
        isNumber: true,
      })),
    ],
    rows: bars.map(({ label, segments, total }) => [
      { text: label },
      ...segments.map(({ value }) => ({ text: value === 0 ? '–' : formatUsd(value), value })),
      { text: total, value: segments.reduce((sum, { value }) => sum + value, 0) },
    ]),
  });
  return (
    <Section
      id="monthly"
      hint={l10n.t("At the likely values and today's volume. What is ruled out is pale.")}
      tools={<CopyTools what={sectionTitle('monthly')} data={data} chart={chart} />}
    >
      <div ref={chart} class="figure-block">
        <ul class="legend">
          {componentGroups.map(({ id, title }) => (
            <li key={id}>
              <span class={`swatch part-${id}`} aria-hidden="true" /> {title}
            </li>
          ))}
        </ul>
        <StackedBars
          bars={bars}
          title={l10n.t(
            'Monthly cost of the five approaches by component; the table below has the numbers.',
          )}
          format={formatUsd}
        />
      </div>
      <details>
        <summary>{l10n.t('As a table')}</summary>
        <DataTable data={data()} label={l10n.t('Monthly cost by component')} />
      </details>
    </Section>
  );
}

function segmentsOf({ parts }: PricedApproach) {
  return componentGroups.map(({ id, title, parts: names }) => ({
    id,
    name: title,
    value: parts
      .filter(({ name }) => names.includes(name))
      .reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
  }));
}
