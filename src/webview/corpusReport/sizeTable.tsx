import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { isIncluded, type Selection } from '../../core/corpus/selection';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';

const shownAtFirst = 12;

/** Folders or files by tokens, largest first; choosing one opens or reveals it. */
export function SizeTable({
  title,
  rows,
  total,
  selection,
  action,
  onChoose,
}: {
  readonly title: string;
  readonly rows: readonly { readonly path: string; readonly tokens: number }[];
  readonly total: number;
  /** Rows that it leaves out are struck through. */
  readonly selection: Selection;
  readonly action: string;
  readonly onChoose: (path: string) => void;
}) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, shownAtFirst);
  return (
    <section>
      <h2>{title}</h2>
      <table class="sizes">
        <thead>
          <tr>
            <th scope="col">{l10n.t('Path')}</th>
            <th scope="col" class="number">
              {l10n.t('Tokens')}
            </th>
            <th scope="col" class="number">
              {l10n.t('Share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, tokens }) => (
            <tr key={path} class={isIncluded(selection, path) ? undefined : 'left-out'}>
              <td class="path">
                <div
                  class="share-bar"
                  aria-hidden="true"
                  style={{ width: `${total === 0 ? 0 : (tokens / total) * 100}%` }}
                />
                <Button
                  kind="link"
                  title={l10n.t('{0}: {1}', action, path)}
                  onClick={() => onChoose(path)}
                >
                  {path}
                </Button>
              </td>
              <td class="number">{formatWhole(tokens)}</td>
              <td class="number">{formatShare(total === 0 ? 0 : tokens / total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shownAtFirst && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? l10n.t('Show fewer') : l10n.t('Show {0}', rows.length)}
        </Button>
      )}
    </section>
  );
}
