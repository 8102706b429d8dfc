import * as l10n from '@vscode/l10n';
import type { ApproachCosts } from '../../core/decision/world';
import type { Approach } from '../../core/plan/approach';
import type { FactKind } from '../../core/plan/factKind';
import { AmountText } from '../controls/amountText';
import { approachIcon, approachTitle, shortApproachName } from '../controls/approachLabel';
import { Badge } from '../controls/badge';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { formatUsd } from '../format';
import type { NextStep } from './nextStep';
import { fill } from '../controls/fill';

/** The answer: what to build now, where the needs lead, what it costs and why. It stays in view. */
export function Verdict({
  destination,
  next,
  because,
  costs,
  volume,
  basis,
  step,
  onStep,
}: {
  readonly destination: Approach;
  readonly next: Approach;
  readonly because: string;
  /** Undefined where the plan cannot be priced. */
  readonly costs: ApproachCosts | undefined;
  /** The volume behind the money, and how it is known. */
  readonly volume: string;
  readonly basis: FactKind;
  readonly step: NextStep;
  readonly onStep: () => void;
}) {
  return (
    <header class="verdict">
      <div class="live" aria-live="polite" aria-atomic="true">
        <div class="eyebrow">
          <p>{l10n.t('Build now')}</p>
          <p class={destination === next ? 'later' : 'later differs'}>
            {fill(l10n.t('Needs lead to {0}'), <strong>{shortApproachName[destination]}</strong>)}
          </p>
        </div>
        <h1 id="answer">
          <Icon name={approachIcon[next]} />
          {next === 'hybrid' ? shortApproachName.hybrid : approachTitle(next)}
        </h1>
        <p class="money">
          {costs ? (
            <>
              {fill(
                l10n.t('{0} a month'),
                <strong>
                  <AmountText amount={costs.monthlyUsd} format={formatUsd} />
                </strong>,
              )}
              <span class="volume">
                {l10n.t('at {0}', volume)} <Badge kind={basis} />
              </span>
            </>
          ) : (
            <span class="hint">{l10n.t('No price: see below')}</span>
          )}
        </p>
        <p class="because">{because}</p>
      </div>
      <Button icon={step.icon} onClick={onStep}>
        {step.label}
      </Button>
    </header>
  );
}
