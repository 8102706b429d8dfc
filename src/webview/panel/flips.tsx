import * as l10n from '@vscode/l10n';
import type { Outlook } from '../live/useFlips';
import { confidenceName } from '../controls/levelName';
import { describeFlip } from './flipSentence';

const shown = 3;

/** The three nearest changes that would change the answer. */
export function Flips({ outlook }: { readonly outlook: Outlook | undefined }) {
  return (
    <section class="flips" aria-labelledby="flips">
      <h2 id="flips">{l10n.t('What would change the answer')}</h2>
      <div class={outlook?.isCurrent === true ? undefined : 'pending'}>
        {outlook ? (
          <>
            <ul>
              {outlook.flips.slice(0, shown).map((flip) => {
                const { condition, outcome } = describeFlip(flip);
                return (
                  <li key={flip.path}>
                    <p>{l10n.t('{0}:', condition)}</p>
                    <p>
                      <strong>{outcome}</strong>
                    </p>
                  </li>
                );
              })}
            </ul>
            {outlook.flips.length === 0 && <p>{l10n.t('No single change of one input.')}</p>}
            <p class="hint">
              {l10n.t('Confidence: {0}', confidenceName[outlook.confidence.level])}{' '}
              {outlook.flips.length > shown &&
                ` · ${l10n.t('{0} farther changes in the plan editor', outlook.flips.length - shown)}`}
            </p>
          </>
        ) : (
          <p class="hint">{l10n.t('Looking…')}</p>
        )}
      </div>
    </section>
  );
}
