import * as l10n from '@vscode/l10n';
import type { MonthlyChange } from '../../protocol/corpusReport';
import { Badge } from '../controls/badge';
import { formatShare } from '../format';
import { fill } from '../controls/fill';

/** How much of the corpus changes in a month: what decides how long a cached or a trained copy stays true. */
export function MonthlyChangeSection({ change }: { readonly change: MonthlyChange }) {
  return (
    <section aria-labelledby="change">
      <h2 id="change">{l10n.t('Monthly change')}</h2>
      <p class="figure" role="status">
        {change.kind === 'measuring' && <span class="hint">{l10n.t('reading the history…')}</span>}
        {change.kind === 'measured' && (
          <>
            {fill(
              l10n.t('{0} of the tokens in a month'),
              <strong>{formatShare(change.fact.value)}</strong>,
            )}{' '}
            <Badge kind="measured" />
          </>
        )}
        {change.kind === 'unknown' && <strong>{l10n.t('unknown')}</strong>}
      </p>
      <p class="hint">
        {change.kind === 'measured' && l10n.t('{0}.', change.fact.source ?? '')}
        {change.kind === 'unknown' && `${asSentence(change.why)} ${change.remedy}`}
      </p>
      <p class="hint">
        {l10n.t(
          'Every publication of a changed corpus throws a cached prompt away, and what changed is embedded again.',
        )}
      </p>
    </section>
  );
}

function asSentence(text: string): string {
  return /[.!?。]$/.test(text) ? text : l10n.t('{0}.', text);
}
