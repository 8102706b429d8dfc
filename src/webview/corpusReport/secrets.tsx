import * as l10n from '@vscode/l10n';
import type { SecretsSummary } from '../../core/corpus/report';
import { placeName, secretName } from '../../core/corpus/secrets';
import { Button } from '../controls/button';
import { formatWhole } from '../format';

function describePlaces(count: number, files: number): string {
  if (count === 1) return l10n.t('{0} place in {1} file', 1, 1);
  return files === 1
    ? l10n.t('{0} places in {1} file', formatWhole(count), 1)
    : l10n.t('{0} places in {1} files', formatWhole(count), formatWhole(files));
}

/** Where something looks like a secret: a corpus reaches a model's provider, and its answers. */
export function Secrets({
  secrets: { count, files, places },
  onOpen,
}: {
  readonly secrets: SecretsSummary;
  readonly onOpen: (path: string, line?: number) => void;
}) {
  if (count === 0) return null;
  return (
    <section aria-labelledby="secrets">
      <h2 id="secrets">{l10n.t('Looks like secrets')}</h2>
      <p class="hint">
        {l10n.t(
          'Whatever is in the corpus can reach a model and its answers. Only places are kept, never what they say.',
        )}
      </p>
      <details>
        <summary>{describePlaces(count, files)}</summary>
        <ul>
          {places.map((place, index) => (
            <li key={index}>
              <Button
                kind="link"
                title={l10n.t('Open: {0}', placeName(place.path, place))}
                onClick={() => onOpen(place.path, place.line)}
              >
                {placeName(place.path, place)}
              </Button>{' '}
              <span class="hint">{secretName(place.kind)}</span>
            </li>
          ))}
          {count > places.length && (
            <li class="hint">{l10n.t('and {0} more', formatWhole(count - places.length))}</li>
          )}
        </ul>
      </details>
    </section>
  );
}
