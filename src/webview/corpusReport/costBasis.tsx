import * as l10n from '@vscode/l10n';
import type { CostBasis } from '../../protocol/corpusReport';
import { Badge } from '../controls/badge';

/** What the costs rest on, each with how it is known. */
export function CostBasisList({ basis }: { readonly basis: readonly CostBasis[] }) {
  const assumed = basis.filter(({ kind }) => kind === 'assumed').length;
  return (
    <details>
      <summary>
        {assumed === 0
          ? l10n.t('What this rests on: nothing assumed')
          : l10n.t('What this rests on: {0} of {1} assumed', assumed, basis.length)}
      </summary>
      <dl class="basis">
        {basis.map(({ label, text, kind, reason }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {text} <Badge kind={kind} />
              {reason !== undefined && <p class="hint">{reason}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
