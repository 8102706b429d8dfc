import * as l10n from '@vscode/l10n';
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
        aria-label={l10n.t('Parts of the cost of {0}', approachTitle(approach))}
        tabIndex={0}
      >
        <table class="parts">
          <caption>{l10n.t('Parts of the cost, at the likely values')}</caption>
          <thead>
            <tr>
              <th scope="col">{l10n.t('Part')}</th>
              <th scope="col" class="number">
                {l10n.t('Once')}
              </th>
              <th scope="col" class="number">
                {l10n.t('Per month')}
              </th>
              <th scope="col" class="number">
                {l10n.t('Owned')}
              </th>
              <th scope="col">{l10n.t('How')}</th>
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
        {l10n.t(
          'Latency: half of the answers within {0}, 95 % within {1}. Medians of its stages: {2}.',
          formatDuration(p50Ms),
          formatDuration(p95Ms),
          stages
            .map((stage) => `${stageTitle[stage.stage]} ${formatDuration(stage.p50Ms)}`)
            .join(', '),
        )}
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
          ? l10n.t('unknown: {0}', unknown.map(inWords).join(', '))
          : formula && showFormula(formula)}
      </td>
    </tr>
  );
}

function showUsd(usd: number): string {
  return usd === 0 ? '–' : formatUsd(usd);
}
