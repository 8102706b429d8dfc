import type { Outlook } from '../live/useFlips';
import { describeFlip } from './flipSentence';

const shown = 3;

/** The three nearest changes that would change the answer. */
export function Flips({ outlook }: { readonly outlook: Outlook | undefined }) {
  return (
    <section class="flips" aria-labelledby="flips">
      <h2 id="flips">What would change the answer</h2>
      <div class={outlook?.isCurrent === true ? undefined : 'pending'}>
        {outlook ? (
          <>
            <ul>
              {outlook.flips.slice(0, shown).map((flip) => {
                const { condition, outcome } = describeFlip(flip);
                return (
                  <li key={flip.path}>
                    <p>{condition}:</p>
                    <p>
                      <strong>{outcome}</strong>
                    </p>
                  </li>
                );
              })}
            </ul>
            {outlook.flips.length === 0 && <p>No single change of one input.</p>}
            <p class="hint">
              Confidence: {outlook.confidence.level}
              {outlook.flips.length > shown &&
                ` · ${outlook.flips.length - shown} farther changes in the plan editor`}
            </p>
          </>
        ) : (
          <p class="hint">Looking…</p>
        )}
      </div>
    </section>
  );
}
