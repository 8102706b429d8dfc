import type { Calculation, PricedApproach } from '../../core/decision/calculator';
import { approaches, type Approach } from '../../core/plan/approach';
import { StackedBars, type Bar } from '../charts/stackedBars';
import { approachTitle } from '../controls/approachLabel';
import { formatUsd } from '../format';
import { componentGroups } from './componentGroups';

/** What a month is made of, for each approach on one scale; the same numbers as a table. */
export function MonthlyCost({
  calculation,
  priced,
}: {
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
}) {
  const groupsOf = (approach: Approach) =>
    componentGroups.map(({ id, title, parts }) => ({
      id,
      name: title,
      value: priced[approach].parts
        .filter(({ name }) => parts.includes(name))
        .reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0),
    }));
  const totalOf = (approach: Approach): string => {
    const total = groupsOf(approach).reduce((sum, { value }) => sum + value, 0);
    const { monthlyUsd } = calculation.approaches[approach].costs;
    const isPartial = typeof monthlyUsd === 'object' && 'atLeast' in monthlyUsd;
    return `${isPartial ? 'at least ' : ''}${formatUsd(total)}`;
  };
  const bars = approaches.map((approach): Bar => ({
    id: approach,
    label: approachTitle(approach),
    total: totalOf(approach),
    segments: groupsOf(approach),
    faint: calculation.approaches[approach].verdict === 'ruled out',
  }));
  return (
    <section aria-labelledby="monthly">
      <h2 id="monthly">A month, by what it is made of</h2>
      <p class="hint">At the likely values and today's volume. What is ruled out is pale.</p>
      <ul class="legend">
        {componentGroups.map(({ id, title }) => (
          <li key={id}>
            <span class={`swatch part-${id}`} aria-hidden="true" /> {title}
          </li>
        ))}
      </ul>
      <StackedBars
        bars={bars}
        title="Monthly cost of the five approaches by component; the table below has the numbers."
        format={formatUsd}
      />
      <details>
        <summary>As a table</summary>
        <div class="scroll" role="region" aria-label="Monthly cost by component" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Approach</th>
                {componentGroups.map(({ id, title }) => (
                  <th key={id} scope="col" class="number">
                    {title}
                  </th>
                ))}
                <th scope="col" class="number">
                  Total
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ id, label, segments, total }) => (
                <tr key={id}>
                  <th scope="row">{label}</th>
                  {segments.map((segment) => (
                    <td key={segment.id} class="number">
                      {segment.value === 0 ? '–' : formatUsd(segment.value)}
                    </td>
                  ))}
                  <td class="number">{total}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
