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
}

const rowHeight = 44;
const barTop = 20;
const barHeight = 14;
const totalWidth = 120;

/** Horizontal bars on one scale, each stacked from its segments; every segment names itself on hover. */
export function StackedBars({
  bars,
  title,
  format,
}: {
  readonly bars: readonly Bar[];
  /** What the bars show, for those who cannot see them. */
  readonly title: string;
  readonly format: (value: number) => string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const most = Math.max(...bars.map(({ segments }) => sum(segments)), 1e-9);
  const scale = Math.max(0, width - totalWidth) / most;
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={bars.length * rowHeight} role="img" aria-label={title}>
          {bars.map((bar, row) => (
            <g
              key={bar.id}
              transform={`translate(0 ${row * rowHeight})`}
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
              <text class="bar-total" x={sum(bar.segments) * scale + 8} y={barTop + 11}>
                {bar.total}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
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
