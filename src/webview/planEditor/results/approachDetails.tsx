import type { ExplainedPart, PricedApproach } from '../../../core/decision/calculator';
import type { Reason } from '../../../core/decision/reason';
import type { ApproachVerdict } from '../../../core/decision/verdicts';
import type { Approach } from '../../../core/plan/approach';
import { approachTitle } from '../../controls/approachLabel';
import { inWords } from '../../controls/inWords';
import { Icon } from '../../controls/icon';
import { formatDuration, formatUsd } from '../../format';
import { showFormula } from '../explain/explanation';
import { stageTitle } from '../explain/explainLatency';
import { componentTitle } from './componentGroups';

/** Why an approach is judged as it is, and how its figures come about. */
export function ApproachDetails({
  approach,
  judged,
  priced,
}: {
  readonly approach: Approach;
  readonly judged: ApproachVerdict;
  readonly priced: PricedApproach;
}) {
  const parts = priced.parts.filter(
    ({ ownershipUsd, unknown }) => ownershipUsd > 0 || unknown.length > 0,
  );
  const { p50Ms, p95Ms, stages } = priced.latency;
  return (
    <div class="details">
      <ul class="reasons">
        {judged.reasonsFor.map((reason) => (
          <ReasonLine key={reason.text} reason={reason} icon="add" />
        ))}
        {judged.reasonsAgainst.map((reason) => (
          <ReasonLine key={reason.text} reason={reason} icon="remove" />
        ))}
      </ul>
      <div
        class="scroll"
        role="region"
        aria-label={`Parts of the cost of ${approachTitle(approach)}`}
        tabIndex={0}
      >
        <table class="parts">
          <caption>Parts of the cost, at the likely values</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" class="number">
                Once
              </th>
              <th scope="col" class="number">
                Per month
              </th>
              <th scope="col" class="number">
                Owned
              </th>
              <th scope="col">How</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <PartRow key={part.name} part={part} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">
        Latency: half of the answers within {formatDuration(p50Ms)}, 95 % within{' '}
        {formatDuration(p95Ms)}. Medians of its stages:{' '}
        {stages
          .map((stage) => `${stageTitle[stage.stage]} ${formatDuration(stage.p50Ms)}`)
          .join(', ')}
        .
      </p>
    </div>
  );
}

function ReasonLine({ reason, icon }: { readonly reason: Reason; readonly icon: string }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{reason.text}</span>
    </li>
  );
}

function PartRow({ part }: { readonly part: ExplainedPart }) {
  const { name, setupUsd, monthlyUsd, ownershipUsd, unknown, formula } = part;
  return (
    <tr>
      <th scope="row">{componentTitle[name]}</th>
      <td class="number">{showUsd(setupUsd)}</td>
      <td class="number">{showUsd(monthlyUsd)}</td>
      <td class="number">{showUsd(ownershipUsd)}</td>
      <td class="formula">
        {unknown.length > 0
          ? `unknown: ${unknown.map(inWords).join(', ')}`
          : formula && showFormula(formula)}
      </td>
    </tr>
  );
}

function showUsd(usd: number): string {
  return usd === 0 ? '–' : formatUsd(usd);
}
