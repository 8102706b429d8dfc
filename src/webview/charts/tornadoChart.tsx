import { useWidth } from './useWidth';

export interface TornadoBar {
  readonly id: string;
  readonly label: string;
  /** The figure at the low and at the high end of the input. */
  readonly low: number;
  readonly high: number;
  /** What the bar says in words. */
  readonly text: string;
}

const rowHeight = 40;
const barTop = 18;
const barHeight = 14;
const axisHeight = 22;
const valueWidth = 64;

/** Bars around a likely value: how far each input alone moves it, the widest on top. */
export function TornadoChart({
  bars,
  likely,
  title,
  format,
}: {
  readonly bars: readonly TornadoBar[];
  readonly likely: number;
  /** What the bars show, for those who cannot see them. */
  readonly title: string;
  readonly format: (value: number) => string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>();
  const ends = bars.flatMap(({ low, high }) => [low, high]);
  const least = Math.min(likely, ...ends);
  const most = Math.max(likely, ...ends);
  const room = Math.max(0, width - 2 * valueWidth);
  const x = (value: number): number =>
    valueWidth + (most > least ? ((value - least) / (most - least)) * room : room / 2);
  const height = axisHeight + bars.length * rowHeight;
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={title}>
          <text class="tick" x={x(likely)} y={12} text-anchor="middle">
            {format(likely)}
          </text>
          <line class="axis" x1={x(likely)} x2={x(likely)} y1={axisHeight - 4} y2={height} />
          {bars.map(({ id, label, low, high, text }, row) => {
            const [left, right] = [Math.min(low, high), Math.max(low, high)];
            return (
              <g key={id} transform={`translate(0 ${axisHeight + row * rowHeight})`}>
                <text class="bar-label" y={12}>
                  {label}
                </text>
                {[
                  { name: 'low', from: Math.min(low, likely), to: Math.max(low, likely) },
                  { name: 'high', from: Math.min(high, likely), to: Math.max(high, likely) },
                ].map(({ name, from, to }) => (
                  <rect
                    key={name}
                    class={`segment swing-${name}`}
                    x={x(from)}
                    y={barTop}
                    width={Math.max(0, x(to) - x(from))}
                    height={barHeight}
                  >
                    <title>{text}</title>
                  </rect>
                ))}
                <text class="tick" x={x(left) - 6} y={barTop + 11} text-anchor="end">
                  {format(left)}
                </text>
                <text class="tick" x={x(right) + 6} y={barTop + 11}>
                  {format(right)}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
