import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import { compare, type Comparison } from '../../../core/economics/comparison';
import { costOverVolume, type VolumePoint } from '../../../core/economics/costOverVolume';
import type { Crossing } from '../../../core/economics/crossings';
import { pointOf } from '../../../core/economics/inputPoint';
import type { EconomicsInputs } from '../../../core/economics/inputs';
import { approachName, approaches, type Approach } from '../../../core/plan/approach';
import { LogChart, type LogMark } from '../../charts/logChart';
import { approachTitle, shortApproachName } from '../../controls/approachLabel';
import { formatRoundUsd, formatShort, formatUsd, formatWhole } from '../../format';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';
import { SeriesLegend, useShownSeries } from './seriesLegend';

const fewest = 1;
const stepsPerDecade = 24;
const tableStepsPerDecade = 3;

/** What a month costs at any volume, and every volume at which one approach overtakes another. */
export function VolumeSection({
  inputs,
  next,
}: {
  readonly inputs: EconomicsInputs;
  readonly next: Approach;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const series = useShownSeries();
  const { point, comparisons, curve, coarse } = useMemo(() => exploreVolume(inputs), [inputs]);
  const { shown } = series;
  const crossing = comparisons.filter(
    ({ first, second, overQueriesPerDay }) =>
      shown.includes(first) && shown.includes(second) && overQueriesPerDay.length > 0,
  );
  const most = curve.at(-1)?.queriesPerDay ?? fewest;
  const marks = crossing.flatMap((comparison) => marksOf(comparison, curve, most));
  const here = point.workload.queriesPerDay;
  const data = (): TableData => ({
    columns: [
      { title: l10n.t('Queries per day'), isNumber: false },
      ...shown.map((approach) => ({ title: shortApproachName[approach], isNumber: true })),
    ],
    rows: coarse.map(({ queriesPerDay, monthlyUsd }) => [
      { text: formatWhole(Number(queriesPerDay.toPrecision(2))), value: queriesPerDay },
      ...shown.map((approach) => ({
        text: formatUsd(monthlyUsd[approach]),
        value: monthlyUsd[approach],
      })),
    ]),
  });
  return (
    <Section
      id="volume"
      hint={l10n.t(
        'At the likely values, both axes logarithmic. A prompt cache that more queries keep warm can make an approach overtake another more than once.',
      )}
      tools={<CopyTools what={sectionTitle('volume')} data={data} chart={chart} />}
    >
      <div ref={chart} class="figure-block">
        <SeriesLegend {...series} />
        <LogChart
          series={shown.map((approach) => ({
            id: approach === next ? `${approach} chosen` : approach,
            label: shortApproachName[approach],
            points: curve.map(({ queriesPerDay, monthlyUsd }) => ({
              x: queriesPerDay,
              y: Math.max(monthlyUsd[approach], 0.01),
            })),
          }))}
          marks={marks}
          here={{ x: here, label: l10n.t('yours: {0}', formatShort(here)) }}
          axis={l10n.t('queries per day')}
          title={l10n.t(
            'Monthly cost over queries per day; the list and the table below have the numbers.',
          )}
          formatX={formatShort}
          formatY={formatRoundUsd}
        />
      </div>
      {crossing.length > 0 ? (
        <ul class="crossings">
          {crossing.map((comparison) => (
            <li key={`${comparison.first} ${comparison.second}`}>{describe(comparison)}</li>
          ))}
        </ul>
      ) : (
        <p class="hint">{l10n.t('No two of these change sides at any volume.')}</p>
      )}
      <details>
        <summary>{l10n.t('As a table')}</summary>
        <DataTable data={data()} label={l10n.t('Monthly cost by queries per day')} />
      </details>
    </Section>
  );
}

function exploreVolume(inputs: EconomicsInputs) {
  const { point } = pointOf(inputs);
  const most = 10 ** Math.max(5, Math.ceil(Math.log10(point.workload.queriesPerDay * 10)));
  const decades = Math.log10(most / fewest);
  return {
    point,
    curve: costOverVolume(point, fewest, most, decades * stepsPerDecade),
    coarse: costOverVolume(point, fewest, most, decades * tableStepsPerDecade),
    comparisons: approaches.flatMap((first, index) =>
      approaches.slice(index + 1).map((second) => compare(point, first, second)),
    ),
  };
}

function marksOf(
  { first, second, overQueriesPerDay }: Comparison,
  curve: readonly VolumePoint[],
  most: number,
): readonly LogMark[] {
  return overQueriesPerDay
    .filter(({ at }) => at >= fewest && at <= most)
    .map(({ at, cheaper }): LogMark => {
      const winner = cheaper === 'first' ? first : second;
      return {
        x: at,
        y: costAt(curve, at, winner),
        text: l10n.t(
          'From {0} queries per day {1} is cheaper than {2}.',
          showVolume(at),
          approachName[winner],
          approachName[cheaper === 'first' ? second : first],
        ),
      };
    });
}

/** Between two points of the curve, on the line that the chart draws. */
function costAt(curve: readonly VolumePoint[], at: number, approach: Approach): number {
  const index = curve.findIndex(({ queriesPerDay }) => queriesPerDay >= at);
  const right = curve[index];
  const left = curve[index - 1] ?? right;
  if (!left || !right) return 0;
  const span = Math.log(right.queriesPerDay / left.queriesPerDay);
  const share = span === 0 ? 0 : Math.log(at / left.queriesPerDay) / span;
  return left.monthlyUsd[approach] ** (1 - share) * right.monthlyUsd[approach] ** share;
}

/** "Long context or RAG: long context is cheaper at first, RAG from 14, long context from 31, RAG from 822 queries per day." */
function describe({ first, second, overQueriesPerDay }: Comparison): string {
  const name = (side: Crossing['cheaper']) => approachName[side === 'first' ? first : second];
  const [start] = overQueriesPerDay;
  const before = start ? name(start.cheaper === 'first' ? 'second' : 'first') : '';
  const changes = overQueriesPerDay.map(({ at, cheaper }) =>
    l10n.t('{0} from {1}', name(cheaper), showVolume(at)),
  );
  return l10n.t(
    '{0} or {1}: {2} is cheaper at first, {3} queries per day.',
    approachTitle(first),
    approachName[second],
    before,
    changes.join(', '),
  );
}

function showVolume(queriesPerDay: number): string {
  return queriesPerDay < 10
    ? queriesPerDay.toPrecision(2)
    : formatWhole(Number(queriesPerDay.toPrecision(3)));
}
