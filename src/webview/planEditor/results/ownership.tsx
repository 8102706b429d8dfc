import { useState } from 'preact/hooks';
import type { PricedApproach } from '../../core/decision/calculator';
import { crossingMonths } from '../../core/economics/crossings';
import { approaches, approachName, type Approach } from '../../core/plan/approach';
import { BandChart, type Mark } from '../charts/bandChart';
import { shortApproachName } from '../controls/approachLabel';
import { formatRoundUsd, formatUsd } from '../format';

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
  const [hidden, setHidden] = useState<ReadonlySet<Approach>>(new Set());
  const shown = approaches.filter((approach) => !hidden.has(approach));
  const partial = shown.filter((approach) => {
    const { ownershipUsd } = priced[approach];
    return typeof ownershipUsd === 'object' && 'atLeast' in ownershipUsd;
  });
  const marks = findMarks(
    shown.filter((approach) => !partial.includes(approach)),
    priced,
  );
  const toggle = (approach: Approach): void => {
    const after = new Set(hidden);
    if (!after.delete(approach)) after.add(approach);
    setHidden(after);
  };
  return (
    <section aria-labelledby="ownership">
      <h2 id="ownership">Spent over {months} months</h2>
      <p class="hint">Setup and every month since. Lines are medians, bands p10 to p90.</p>
      <fieldset class="legend">
        <legend>Show</legend>
        {approaches.map((approach) => (
          <label key={approach}>
            <input
              type="checkbox"
              checked={!hidden.has(approach)}
              onChange={() => toggle(approach)}
            />
            <span class={`swatch series-${approach}`} aria-hidden="true" />
            {shortApproachName[approach]}
          </label>
        ))}
      </fieldset>
      <BandChart
        series={shown.map((approach) => ({
          id: approach === next ? `${approach} chosen` : approach,
          label: shortApproachName[approach],
          bands: priced[approach].cumulativeBands,
        }))}
        marks={marks}
        title={`Cumulative cost over ${months} months; the table below has the numbers.`}
        format={formatRoundUsd}
      />
      {marks.length > 0 && (
        <ul class="crossings">
          {marks.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {partial.length > 0 && (
        <p class="hint">
          Unknown prices count as nothing here, so that these lines are lower bounds:{' '}
          {partial.map((approach) => shortApproachName[approach]).join(', ')}.
        </p>
      )}
      <details>
        <summary>As a table</summary>
        <SpentTable shown={shown} priced={priced} months={months} />
      </details>
    </section>
  );
}

function SpentTable({
  shown,
  priced,
  months,
}: {
  readonly shown: readonly Approach[];
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly months: number;
}) {
  return (
    <div class="scroll" role="region" aria-label="Cumulative cost by month" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {shown.map((approach) => (
              <th key={approach} scope="col" class="number">
                {shortApproachName[approach]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: months + 1 }, (_, month) => (
            <tr key={month}>
              <th scope="row">{month === 0 ? 'Setup' : month}</th>
              {shown.map((approach) => {
                const band = priced[approach].cumulativeBands[month];
                return (
                  <td key={approach} class="number">
                    {band && `${formatUsd(band.p10)}–${formatUsd(band.p90)}`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
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
            text: `By month ${at} ${approachName[winner]} has cost less than ${approachName[loser]}.`,
          };
        }),
      ),
    )
    .sort((a, b) => a.month - b.month);
}
