import * as l10n from '@vscode/l10n';
import { Badge } from '../../controls/badge';
import { Icon } from '../../controls/icon';
import type { Explanation, OriginLine } from './explanation';

/** More lines than these nobody reads at a glance; the unfolded row has all. */
const mostLines = 7;

export function ExplanationCard({ explanation }: { readonly explanation: Explanation }) {
  const { title, summary, lines, origins } = explanation;
  const assumed = origins.filter(({ kind }) => kind === 'assumed');
  return (
    <>
      <p class="explanation-title">{title}</p>
      <p>{summary}</p>
      {lines.length > 0 && (
        <dl class="sum">
          {lines.slice(0, mostLines).map(({ name, value, how }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="number">{value}</dd>
              {how !== '' && <dd class="hint how">{how}</dd>}
            </div>
          ))}
        </dl>
      )}
      {lines.length > mostLines && (
        <p class="hint">
          {lines.length - mostLines === 1
            ? l10n.t('and {0} smaller part', 1)
            : l10n.t('and {0} smaller parts', lines.length - mostLines)}
        </p>
      )}
      {origins.length > 0 && (
        <ul class="origins">
          {origins
            .filter(({ kind }) => kind !== 'assumed')
            .map((line) => (
              <li key={line.name}>
                <OriginBadge kind={line.kind} />
                <span>
                  {line.name}
                  {line.detail !== '' && <span class="hint"> · {line.detail}</span>}
                </span>
              </li>
            ))}
          {assumed.length > 0 && (
            <li>
              <OriginBadge kind="assumed" />
              <span>{assumed.map(({ name }) => name).join(', ')}</span>
            </li>
          )}
        </ul>
      )}
    </>
  );
}

function OriginBadge({ kind }: { readonly kind: OriginLine['kind'] }) {
  if (kind !== 'catalog') return <Badge kind={kind} />;
  return (
    <span class="badge catalog" title={l10n.t('A number of the catalog, with its source')}>
      <Icon name="tag" /> {l10n.t('price')}
    </span>
  );
}
