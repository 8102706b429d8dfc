import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { Calculation, PricedApproach } from '../../../core/decision/calculator';
import type { Stage } from '../../../core/economics/latency';
import { approaches, type Approach } from '../../../core/plan/approach';
import { StackedBars, type Bar } from '../../charts/stackedBars';
import { approachTitle } from '../../controls/approachLabel';
import { Button } from '../../controls/button';
import { formatDuration } from '../../format';
import { focusInput } from '../../fields/focusInput';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';
import { fill } from '../../controls/fill';

/** Stages that are one color in the chart. */
const stageGroups: readonly {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly Stage[];
}[] = [
  { id: 'network', title: l10n.t('Network'), stages: ['network'] },
  {
    id: 'retrieval',
    title: l10n.t('Retrieval'),
    stages: ['queryEmbedding', 'vectorSearch', 'reranking'],
  },
  { id: 'first-token', title: l10n.t('First token'), stages: ['firstToken'] },
  { id: 'generation', title: l10n.t('Writing the answer'), stages: ['generation'] },
];

/** How long an answer takes with each approach, held against the limit. */
export function LatencySection({
  calculation,
  priced,
  limitMs,
}: {
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly limitMs: number | undefined;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const bars = approaches.map((approach): Bar => {
    const { p50Ms, p95Ms, stages } = priced[approach].latency;
    const medians = stageGroups.map(({ id, title, stages: names }) => ({
      id,
      name: title,
      value: stages
        .filter(({ stage }) => names.includes(stage))
        .reduce((sum, stage) => sum + stage.p50Ms, 0),
    }));
    const scale = p50Ms / medians.reduce((sum, { value }) => sum + value, 0);
    return {
      id: approach,
      label: approachTitle(approach),
      total: l10n.t('{0}, p95 {1}', formatDuration(p50Ms), formatDuration(p95Ms)),
      // Medians of stages do not add up to the median of the whole, which the bar's length is.
      segments: medians.map((segment) => ({ ...segment, value: segment.value * scale })),
      reach: {
        value: p95Ms,
        text: l10n.t(
          '{0}: 95 of 100 answers within {1}',
          approachTitle(approach),
          formatDuration(p95Ms),
        ),
      },
      faint: calculation.approaches[approach].verdict === 'ruled out',
    };
  });
  const data = (): TableData => ({
    columns: [
      { title: l10n.t('Approach'), isNumber: false },
      ...[l10n.t('Median'), 'p95', ...stageGroups.map(({ title }) => title)].map((title) => ({
        title,
        isNumber: true,
      })),
    ],
    rows: approaches.map((approach) => {
      const { p50Ms, p95Ms, stages } = priced[approach].latency;
      return [
        { text: approachTitle(approach) },
        ...[
          p50Ms,
          p95Ms,
          ...stageGroups.map(({ stages: names }) =>
            stages
              .filter(({ stage }) => names.includes(stage))
              .reduce((sum, stage) => sum + stage.p50Ms, 0),
          ),
        ].map((ms) => ({ text: ms === 0 ? '–' : formatDuration(ms), value: ms })),
      ];
    }),
  });
  return (
    <Section
      id="latency"
      hint={l10n.t(
        'Bars reach to the median of a whole answer, whiskers to the 95th percentile; speeds are assumed until you measure them.',
      )}
      tools={<CopyTools what={sectionTitle('latency')} data={data} chart={chart} />}
    >
      <div ref={chart} class="figure-block">
        <ul class="legend">
          {stageGroups.map(({ id, title }) => (
            <li key={id}>
              <span class={`swatch part-${id}`} aria-hidden="true" /> {title}
            </li>
          ))}
        </ul>
        <StackedBars
          bars={bars}
          limit={
            limitMs === undefined
              ? undefined
              : { value: limitMs, label: l10n.t('limit {0}', formatDuration(limitMs)) }
          }
          title={l10n.t(
            'Latency of the five approaches by stage; the table below has the numbers.',
          )}
          format={formatDuration}
        />
      </div>
      {limitMs === undefined && (
        <p>
          {fill(
            l10n.t('No limit is set. {0} to hold the bars against it.'),
            <Button kind="link" onClick={() => focusInput('limits.latencyMs')}>
              {l10n.t('Set one')}
            </Button>,
          )}
        </p>
      )}
      <details>
        <summary>{l10n.t('As a table')}</summary>
        <DataTable data={data()} label={l10n.t('Latency by stage')} />
      </details>
    </Section>
  );
}
