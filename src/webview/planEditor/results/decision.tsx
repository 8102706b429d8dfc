import type { Calculation } from '../../core/decision/calculator';
import { describeFlip } from '../../core/record/flipText';
import { approachName } from '../../core/plan/approach';
import { AmountText } from '../controls/amountText';
import { approachIcon, approachTitle } from '../controls/approachLabel';
import { Icon } from '../controls/icon';
import { formatUsd } from '../format';
import type { Outlook } from './useFlips';

/** The answer first: where the needs lead, what to build now and why; its price stays in view. */
export function DecisionSection({
  calculation,
  outlook,
  months,
}: {
  readonly calculation: Calculation;
  readonly outlook: Outlook | undefined;
  readonly months: number;
}) {
  const { destination, next, reason, approaches, warnings } = calculation;
  const { monthlyUsd, ownershipUsd } = approaches[next].costs;
  return (
    <>
      <div class="answer">
        <div class="verdict">
          <p class="eyebrow">{destination === next ? 'Build now, and no more' : 'Build now'}</p>
          <p class="approach">
            <Icon name={approachIcon[next]} />
            <strong>{approachTitle(next)}</strong>
          </p>
        </div>
        <dl>
          <div>
            <dt>Per month</dt>
            <dd>
              <AmountText amount={monthlyUsd} format={formatUsd} />
            </dd>
          </div>
          <div>
            <dt>Over {months} months</dt>
            <dd>
              <AmountText amount={ownershipUsd} format={formatUsd} />
            </dd>
          </div>
        </dl>
      </div>
      <section aria-labelledby="decision">
        <h2 id="decision">Decision</h2>
        <p class="reason">{reason}</p>
        {destination !== next && (
          <p class="destination">
            <Icon name="milestone" />
            <span>
              Where the needs lead: <strong>{approachName[destination]}</strong>
            </span>
          </p>
        )}
        {warnings.map(({ path, text }) => (
          <p key={`${path} ${text}`} class="warning">
            <Icon name="warning" />
            <span>{text}</span>
          </p>
        ))}
        <OutlookText outlook={outlook} />
      </section>
    </>
  );
}

function OutlookText({ outlook }: { readonly outlook: Outlook | undefined }) {
  if (!outlook) return <p class="hint outlook">Looking for what would change the answer…</p>;
  const { confidence, flips, isCurrent } = outlook;
  return (
    <div class={isCurrent ? 'outlook' : 'outlook pending'}>
      <details>
        <summary>
          Confidence: <strong>{confidence.level}</strong>
        </summary>
        <ul>
          {confidence.because.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      {flips.length > 0 && (
        <details>
          <summary>What would change the answer ({flips.length})</summary>
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
      )}
      .
    </>
  );
}
