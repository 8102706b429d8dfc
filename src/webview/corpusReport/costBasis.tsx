import type { CostBasis } from '../../protocol/corpusReport';
import { Badge } from '../controls/badge';

/** What the costs rest on, each with how it is known. */
export function CostBasisList({ basis }: { readonly basis: readonly CostBasis[] }) {
  const assumed = basis.filter(({ kind }) => kind === 'assumed').length;
  return (
    <details>
      <summary>
        What this rests on:{' '}
        {assumed === 0 ? 'nothing assumed' : `${assumed} of ${basis.length} assumed`}
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
