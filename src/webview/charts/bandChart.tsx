import * as l10n from '@vscode/l10n';
import type { Percentiles } from '../../core/economics/percentiles';
import { placeLabels } from './endLabels';
import { monthTicks, ticksTo } from './ticks';
import { useWidth } from './useWidth';

export interface BandSeries {
  /** Its color class. */
  readonly id: string;
  readonly label: string;
  /** One entry for each month from 0. */
  readonly bands: readonly Percentiles[];
}

export interface Mark {
  readonly month: number;
  readonly value: number;
  readonly text: string;
}

const height = 320;
const margin = { top: 12, right: 96, bottom: 36, left: 52 };

/** Lines over months (the median) in their bands (p10 to p90), named at their ends, with marks where they cross. */
export function BandChart({
  series,
  marks,
  title,
  format,
}: {
  readonly series: readonly BandSeries[];
  readonly marks: readonly Mark[];
  /** What the chart shows, for those who cannot see it. */
  readonly title: string;
  readonly format: (value: number) => string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const last = Math.max(1, ...series.map(({ bands }) => bands.length - 1));
  const most = Math.max(0, ...series.flatMap(({ bands }) => bands.map(({ p90 }) => p90)));
  const valueTicks = ticksTo(most, 5);
  const top = valueTicks.at(-1) ?? 1;
  const plot = {
    width: Math.max(0, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const x = (month: number): number => (month / last) * plot.width;
  const y = (value: number): number => plot.height * (1 - value / top);
  const endLabels = placeLabels(
    series.map(({ id, label, bands }) => ({ id, label, at: y(bands.at(-1)?.p50 ?? 0) })),
    plot.height,
  );
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={title}>
          <g transform={`translate(${margin.left} ${margin.top})`}>
            {valueTicks.map((value) => (
              <g key={value} transform={`translate(0 ${y(value)})`}>
                <line class={value === 0 ? 'axis' : 'grid'} x2={plot.width} />
                <text class="tick" x={-8} dy="0.32em" text-anchor="end">
                  {format(value)}
                </text>
              </g>
            ))}
            {monthTicks(last, plot.width / 40).map((month) => (
              <text key={month} class="tick" x={x(month)} y={plot.height + 16} text-anchor="middle">
                {month}
              </text>
            ))}
            <text class="tick" x={plot.width / 2} y={plot.height + 32} text-anchor="middle">
              {l10n.t('months')}
            </text>
            {series.map(({ id, bands }) => (
              <path key={id} class={`band series-${id}`} d={areaOf(bands, x, y)} />
            ))}
            {series.map(({ id, bands }) => (
              <path key={id} class={`line series-${id}`} d={lineOf(bands, x, y)} />
            ))}
            {marks.map(({ month, value, text }) => (
              <circle key={text} class="mark" cx={x(month)} cy={y(value)} r={4}>
                <title>{text}</title>
              </circle>
            ))}
            {endLabels.map(({ id, label, at }) => (
              <text key={id} class={`end series-${id}`} x={plot.width + 8} y={at} dy="0.32em">
                {label}
              </text>
            ))}
          </g>
        </svg>
      )}
    </div>
  );
}

type Scale = (value: number) => number;

function lineOf(bands: readonly Percentiles[], x: Scale, y: Scale): string {
  return `M${bands.map(({ p50 }, month) => point(x(month), y(p50))).join('L')}`;
}

function areaOf(bands: readonly Percentiles[], x: Scale, y: Scale): string {
  const upper = bands.map(({ p90 }, month) => point(x(month), y(p90)));
  const lower = bands.map(({ p10 }, month) => point(x(month), y(p10))).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
