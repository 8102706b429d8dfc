import { useWidth } from './useWidth';

export interface Segment {
  /** Its color class. */
  readonly id: string;
  readonly name: string;
  readonly value: number;
}

export interface Bar {
  readonly id: string;
  readonly label: string;
  /** What stands behind the bar. */
  readonly total: string;
  readonly segments: readonly Segment[];
  /** Shown paler. */
  readonly faint: boolean;
  /** Another value on the same scale that the bar may reach, drawn as a whisker. */
  readonly reach?: { readonly value: number; readonly text: string };
}

/** A value on the scale that all bars are held against. */
export interface Limit {
  readonly value: number;
  readonly label: string;
}

const rowHeight = 44;
const barTop = 20;
const barHeight = 14;
const totalWidth = 120;
const limitHeight = 22;

/** Horizontal bars on one scale, each stacked from its segments; every segment names itself on hover. */
export function StackedBars({
  bars,
  limit,
  title,
  format,
}: {
  readonly bars: readonly Bar[];
  readonly limit?: Limit | undefined;
  /** What the bars show, for those who cannot see them. */
  readonly title: string;
  readonly format: (value: number) => string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const most = Math.max(
    ...bars.map(({ segments, reach }) => Math.max(sum(segments), reach?.value ?? 0)),
    limit?.value ?? 0,
    1e-9,
  );
  const scale = Math.max(0, width - totalWidth) / most;
  const top = limit ? limitHeight : 0;
  const height = top + bars.length * rowHeight;
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={title}>
          {bars.map((bar, row) => (
            <g
              key={bar.id}
              transform={`translate(0 ${top + row * rowHeight})`}
              class={bar.faint ? 'faint' : undefined}
            >
              <text class="bar-label" y={14}>
                {bar.label}
              </text>
              {place(bar.segments, scale).map(({ segment, x, length }) => (
                <rect
                  key={segment.id}
                  class={`segment part-${segment.id}`}
                  x={x}
                  y={barTop}
                  width={length}
                  height={barHeight}
                >
                  <title>{`${bar.label}, ${segment.name}: ${format(segment.value)}`}</title>
                </rect>
              ))}
              {bar.reach && (
                <path class="whisker" d={whisker(sum(bar.segments), bar.reach.value, scale)}>
                  <title>{bar.reach.text}</title>
                </path>
              )}
              <text
                class="bar-total"
                x={Math.max(sum(bar.segments), bar.reach?.value ?? 0) * scale + 8}
                y={barTop + 11}
              >
                {bar.total}
              </text>
            </g>
          ))}
          {limit && (
            <g transform={`translate(${limit.value * scale} 0)`}>
              <line class="limit" y1={limitHeight - 4} y2={height} />
              <text
                class="tick"
                y={limitHeight - 8}
                text-anchor={limit.value * scale > width / 2 ? 'end' : 'start'}
              >
                {limit.label}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}

/** From the end of a bar to what it may reach, with a stop at the end. */
function whisker(from: number, to: number, scale: number): string {
  const middle = barTop + barHeight / 2;
  return `M${from * scale} ${middle}H${to * scale}M${to * scale} ${middle - 4}v8`;
}

function place(segments: readonly Segment[], scale: number) {
  let x = 0;
  return segments
    .filter(({ value }) => value > 0)
    .map((segment) => {
      const placed = { segment, x, length: segment.value * scale };
      x += placed.length;
      return placed;
    });
}

function sum(segments: readonly Segment[]): number {
  return segments.reduce((total, { value }) => total + value, 0);
}
