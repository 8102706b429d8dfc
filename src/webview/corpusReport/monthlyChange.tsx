import type { MonthlyChange } from '../../protocol/corpusReport';
import { Badge } from '../controls/badge';
import { formatShare } from '../format';

/** How much of the corpus changes in a month: what decides how long a cached or a trained copy stays true. */
export function MonthlyChangeSection({ change }: { readonly change: MonthlyChange }) {
  return (
    <section aria-labelledby="change">
      <h2 id="change">Monthly change</h2>
      <p class="figure" role="status">
        {change.kind === 'measuring' && <span class="hint">reading the history…</span>}
        {change.kind === 'measured' && (
          <>
            <strong>{formatShare(change.fact.value)}</strong> of the tokens in a month{' '}
            <Badge kind="measured" />
          </>
        )}
        {change.kind === 'unknown' && <strong>unknown</strong>}
      </p>
      <p class="hint">
        {change.kind === 'measured' && `${change.fact.source ?? ''}.`}
        {change.kind === 'unknown' && `${asSentence(change.why)} ${change.remedy}`}
      </p>
      <p class="hint">
        Every publication of a changed corpus throws a cached prompt away, and what changed is
        embedded again.
      </p>
    </section>
  );
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
