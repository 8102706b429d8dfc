/** A share of the usable window: full up to the low end of its range, pale from there to the high end. */
export function FitBar({
  low,
  high,
  verdictClass,
}: {
  readonly low: number;
  readonly high: number;
  readonly verdictClass: string;
}) {
  const start = Math.min(1, low) * 100;
  const end = Math.min(1, high) * 100;
  return (
    <div class="bar" aria-hidden="true">
      <div class={`fill ${verdictClass}`} style={{ width: `${start}%` }} />
      {end > start && (
        <div
          class={`range ${verdictClass}`}
          style={{ left: `${start}%`, width: `${end - start}%` }}
        />
      )}
    </div>
  );
}
