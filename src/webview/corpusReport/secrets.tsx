import type { SecretsSummary } from '../../core/corpus/report';
import { placeName, secretName } from '../../core/corpus/secrets';
import { Button } from '../controls/button';
import { formatWhole } from '../format';

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
      <h2 id="secrets">Looks like secrets</h2>
      <p class="hint">
        Whatever is in the corpus can reach a model and its answers. Only places are kept, never
        what they say.
      </p>
      <details>
        <summary>
          {formatWhole(count)} {count === 1 ? 'place' : 'places'} in {formatWhole(files)}{' '}
          {files === 1 ? 'file' : 'files'}
        </summary>
        <ul>
          {places.map((place, index) => (
            <li key={index}>
              <Button
                kind="link"
                title={`Open: ${placeName(place.path, place)}`}
                onClick={() => onOpen(place.path, place.line)}
              >
                {placeName(place.path, place)}
              </Button>{' '}
              <span class="hint">{secretName(place.kind)}</span>
            </li>
          ))}
          {count > places.length && (
            <li class="hint">and {formatWhole(count - places.length)} more</li>
          )}
        </ul>
      </details>
    </section>
  );
}
