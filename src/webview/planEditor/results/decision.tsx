import * as l10n from '@vscode/l10n';
import type { Calculation } from '../../../core/decision/calculator';
import { describeFlip } from '../../../core/record/flipText';
import { approachName } from '../../../core/plan/approach';
import { confidenceName } from '../../controls/levelName';
import { Icon } from '../../controls/icon';
import type { Outlook } from '../../live/useFlips';
import { Section } from '../section';
import type { StalePrice } from './pricedRows';
import { fill } from '../../controls/fill';

/** Why this and not another, what speaks against it, and what would change it. */
export function DecisionSection({
  calculation: { destination, next, reason, warnings },
  outlook,
  stale,
}: {
  readonly calculation: Calculation;
  readonly outlook: Outlook | undefined;
  /** What is to be built is priced with these, read long ago. */
  readonly stale: readonly StalePrice[];
}) {
  return (
    <Section id="decision">
      <p class="reason">{reason}</p>
      {destination !== next && (
        <p class="destination">
          <Icon name="milestone" />
          <span>
            {fill(
              l10n.t('Where the needs lead: {0}'),
              <strong>{approachName[destination]}</strong>,
            )}
          </span>
        </p>
      )}
      {warnings.map(({ path, text }) => (
        <p key={`${path} ${text}`} class="warning">
          <Icon name="warning" />
          <span>{text}</span>
        </p>
      ))}
      {stale.length > 0 && (
        <p class="warning">
          <Icon name="history" />
          <span>
            {l10n.t(
              '{0}: check it, and state your own where it differs.',
              stale
                .map(({ row, ageDays }) =>
                  l10n.t('The price of {0} was read {1} days ago', row, ageDays),
                )
                .join(', '),
            )}
          </span>
        </p>
      )}
      <OutlookText outlook={outlook} />
    </Section>
  );
}

function OutlookText({ outlook }: { readonly outlook: Outlook | undefined }) {
  if (!outlook)
    return <p class="hint outlook">{l10n.t('Looking for what would change the answer…')}</p>;
  const { confidence, flips, isCurrent } = outlook;
  return (
    <div class={isCurrent ? 'outlook' : 'outlook pending'}>
      <details>
        <summary>
          {fill(l10n.t('Confidence: {0}'), <strong>{confidenceName[confidence.level]}</strong>)}
        </summary>
        <ul>
          {confidence.because.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      {flips.length > 0 && (
        <details>
          <summary>{l10n.t('What would change the answer ({0})', flips.length)}</summary>
          <ul>
            {flips.map((flip) => (
              <li key={`${flip.path} ${flip.to}`}>
                <Sentence text={describeFlip(flip)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Text in which a part between back ticks is code. */
function Sentence({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, index) =>
        // The parts of one text keep their places.
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}{' '}
      {l10n.t({ message: '.', comment: ['ends a sentence'] })}{' '}
    </>
  );
}
