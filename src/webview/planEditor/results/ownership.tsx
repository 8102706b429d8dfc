import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { PricedApproach } from '../../../core/decision/calculator';
import { crossingMonths } from '../../../core/economics/crossings';
import { approachName, type Approach } from '../../../core/plan/approach';
import { BandChart, type Mark } from '../../charts/bandChart';
import { shortApproachName } from '../../controls/approachLabel';
import { formatRoundUsd, formatUsd } from '../../format';
import { Section } from '../section';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';
import { SeriesLegend, useShownSeries } from './seriesLegend';

/** What has been spent by each month, and where an approach overtakes another. */
export function Ownership({
  priced,
  next,
  months,
}: {
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly next: Approach;
  readonly months: number;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const series = useShownSeries();
  const { shown } = series;
  const partial = shown.filter((approach) => {
    const { ownershipUsd } = priced[approach];
    return typeof ownershipUsd === 'object' && 'atLeast' in ownershipUsd;
  });
  const marks = findMarks(
    shown.filter((approach) => !partial.includes(approach)),
    priced,
  );
  const title = l10n.t('Spent over {0} months', months);
  const data = (): TableData => spentTable(shown, priced, months);
  return (
    <Section
      id="ownership"
      title={title}
      hint={l10n.t('Setup and every month since. Lines are medians, bands p10 to p90.')}
      tools={<CopyTools what={title} data={data} chart={chart} />}
    >
      <div ref={chart} class="figure-block">
        <SeriesLegend {...series} />
        <BandChart
          series={shown.map((approach) => ({
            id: approach === next ? `${approach} chosen` : approach,
            label: shortApproachName[approach],
            bands: priced[approach].cumulativeBands,
          }))}
          marks={marks}
          title={l10n.t(
            'Cumulative cost over {0} months; the table below has the numbers.',
            months,
          )}
          format={formatRoundUsd}
        />
      </div>
      {marks.length > 0 && (
        <ul class="crossings">
          {marks.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {partial.length > 0 && (
        <p class="hint">
          {l10n.t(
            'Unknown prices count as nothing here, so that these lines are lower bounds: {0}.',
            partial.map((approach) => shortApproachName[approach]).join(', '),
          )}
        </p>
      )}
      <details>
        <summary>{l10n.t('As a table')}</summary>
        <DataTable data={data()} label={l10n.t('Cumulative cost by month')} />
      </details>
    </Section>
  );
}

function spentTable(
  shown: readonly Approach[],
  priced: Readonly<Record<Approach, PricedApproach>>,
  months: number,
): TableData {
  return {
    columns: [
      { title: l10n.t('Month'), isNumber: false },
      ...shown.map((approach) => ({ title: shortApproachName[approach], isNumber: true })),
    ],
    rows: Array.from({ length: months + 1 }, (_, month) => [
      { text: month === 0 ? l10n.t('Setup') : String(month) },
      ...shown.map((approach) => {
        const band = priced[approach].cumulativeBands[month];
        return band
          ? { text: `${formatUsd(band.p10)}–${formatUsd(band.p90)}`, value: band }
          : { text: '' };
      }),
    ]),
  };
}

/** Where two medians change sides; a crossing is marked at the end of its month. */
function findMarks(
  shown: readonly Approach[],
  priced: Readonly<Record<Approach, PricedApproach>>,
): readonly Mark[] {
  const medians = (approach: Approach) => priced[approach].cumulativeBands.map(({ p50 }) => p50);
  return shown
    .flatMap((first, index) =>
      shown.slice(index + 1).flatMap((second) =>
        crossingMonths(medians(first), medians(second)).map(({ at, cheaper }): Mark => {
          const [winner, loser] = cheaper === 'first' ? [first, second] : [second, first];
          return {
            month: at,
            value: medians(winner)[at] ?? 0,
            text: l10n.t(
              'By month {0} {1} has cost less than {2}.',
              at,
              approachName[winner],
              approachName[loser],
            ),
          };
        }),
      ),
    )
    .sort((a, b) => a.month - b.month);
}
