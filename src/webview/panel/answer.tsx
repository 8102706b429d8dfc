import type { NeedsAnswer } from '../../core/decision/needsGate';
import { approachName } from '../../core/plan/approach';
import { approachIcon, approachTitle } from '../controls/approachLabel';
import { Icon } from '../controls/icon';

/** What the needs call for: stays in view while the questions scroll, and is announced whenever it changes. */
export function Answer({ answer }: { readonly answer: NeedsAnswer }) {
  const { destination, next, reason, caveat, ruledOut } = answer;
  return (
    <>
      <header class="verdict" aria-live="polite">
        <p class="eyebrow">Your needs call for</p>
        <h1 id="answer">
          <Icon name={approachIcon[destination]} />
          {approachTitle(destination)}
        </h1>
      </header>
      <section class="reasons" aria-labelledby="answer">
        <p>{reason}</p>
        {next !== destination && (
          <p class="next">
            <Icon name="arrow-right" />
            <span>
              Build now: <strong>{approachName[next]}</strong>
            </span>
          </p>
        )}
        {caveat !== undefined && <p class="caveat">{caveat}</p>}
        {ruledOut.length > 0 && (
          <details>
            <summary>Ruled out ({ruledOut.length})</summary>
            <ul>
              {ruledOut.map(({ approach, reason: why }) => (
                <li key={approach}>
                  <strong>{approachTitle(approach)}</strong>: {why}.
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </>
  );
}
