import type { NeedsAnswer } from '../../core/decision/needsGate';
import { approachName, type Approach } from '../../core/plan/approach';
import { Icon } from '../controls/icon';

const approachIcon: Readonly<Record<Approach, string>> = {
  prompt: 'comment-discussion',
  'long-context': 'book',
  rag: 'search',
  'fine-tuning': 'settings',
  hybrid: 'combine',
};

/** What the needs call for: stays in view while the questions scroll, and is announced whenever it changes. */
export function Answer({ answer }: { readonly answer: NeedsAnswer }) {
  const { destination, next, reason, caveat, ruledOut } = answer;
  return (
    <>
      <header class="verdict" aria-live="polite">
        <p class="eyebrow">Your needs call for</p>
        <h1 id="answer">
          <Icon name={approachIcon[destination]} />
          {sentenceCase(approachName[destination])}
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
                  <strong>{sentenceCase(approachName[approach])}</strong>: {why}.
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
