import { placeLabels } from './endLabels';
import { decades } from './ticks';
import { useWidth } from './useWidth';

export interface LogSeries {
  /** Its color class. */
  readonly id: string;
  readonly label: string;
  /** Ascending in x; both above zero. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface LogMark {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const height = 340;
/** Free above and below the lines, as a factor. */
const headroom = 1.4;
const margin = { top: 24, right: 96, bottom: 36, left: 52 };

/** Lines over two logarithmic axes, named at their ends, with marks where they cross and a value of x to find oneself. */
export function LogChart({
  series,
  marks,
  here,
  axis,
  title,
  formatX,
  formatY,
}: {
  readonly series: readonly LogSeries[];
  readonly marks: readonly LogMark[];
  readonly here: { readonly x: number; readonly label: string };
  readonly axis: string;
  /** What the chart shows, for those who cannot see it. */
  readonly title: string;
  readonly formatX: (value: number) => string;
  readonly formatY: (value: number) => string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const plot = {
    width: Math.max(0, width - margin.left - margin.right),
    height: height - margin.top - margin.bottom,
  };
  const points = series.flatMap((line) => line.points);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const spanX = { from: Math.min(...xs), to: Math.max(...xs) };
  const spanY = { from: Math.min(...ys) / headroom, to: Math.max(...ys) * headroom };
  const x = (value: number): number => plot.width * share(value, spanX);
  const y = (value: number): number => plot.height * (1 - share(value, spanY));
  const isHereInside = here.x >= spanX.from && here.x <= spanX.to;
  const endLabels = placeLabels(
    series.map(({ id, label, points: line }) => ({ id, label, at: y(line.at(-1)?.y ?? 1) })),
    plot.height,
  );
  return (
    <div class="chart tall" ref={ref}>
      {width > 0 && points.length > 0 && (
        <svg width={width} height={height} role="img" aria-label={title}>
          <g transform={`translate(${margin.left} ${margin.top})`}>
            {decades(spanY.from, spanY.to).map((value) => (
              <g key={value} transform={`translate(0 ${y(value)})`}>
                <line class="grid" x2={plot.width} />
                <text class="tick" x={-8} dy="0.32em" text-anchor="end">
                  {formatY(value)}
                </text>
              </g>
            ))}
            <line class="axis" x2={plot.width} y1={plot.height} y2={plot.height} />
            {decades(spanX.from, spanX.to).map((value) => (
              <text key={value} class="tick" x={x(value)} y={plot.height + 16} text-anchor="middle">
                {formatX(value)}
              </text>
            ))}
            <text class="tick" x={plot.width / 2} y={plot.height + 32} text-anchor="middle">
              {axis}
            </text>
            {isHereInside && (
              <g transform={`translate(${x(here.x)} 0)`}>
                <line class="here" y2={plot.height} />
                <text
                  class="tick"
                  y={-8}
                  text-anchor={x(here.x) > plot.width / 2 ? 'end' : 'start'}
                >
                  {here.label}
                </text>
              </g>
            )}
            {series.map(({ id, points: line }) => (
              <path
                key={id}
                class={`line series-${id}`}
                d={`M${line.map((point) => `${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`).join('L')}`}
              />
            ))}
            {marks.map((mark) => (
              <circle key={mark.text} class="mark" cx={x(mark.x)} cy={y(mark.y)} r={4}>
                <title>{mark.text}</title>
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

function share(value: number, { from, to }: { from: number; to: number }): number {
  return to > from ? Math.log(value / from) / Math.log(to / from) : 0;
}
