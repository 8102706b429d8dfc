import * as l10n from '@vscode/l10n';
import type { FolderListing } from '../../core/corpus/folderListing';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';

/** Where the map is, and the way back. */
export function Breadcrumb({
  listing: { path, from, tokens },
  total,
  onGo,
}: {
  readonly listing: FolderListing;
  readonly total: number;
  readonly onGo: (path: string) => void;
}) {
  const parts = path === '' ? [] : path.split('/');
  const places = [
    { name: l10n.t('Corpus'), path: '' },
    ...parts.map((name, index) => ({ name, path: parts.slice(0, index + 1).join('/') })),
    ...(from > 0 ? [{ name: l10n.t('from the {0}th', formatWhole(from + 1)), path }] : []),
  ];
  const here = places.length - 1;
  return (
    <nav class="breadcrumb" aria-label={l10n.t('Place in the corpus')}>
      <ol>
        {places.map((place, index) => (
          <li key={index}>
            {index === here ? (
              <span aria-current="location">{place.name}</span>
            ) : (
              <Button kind="link" onClick={() => onGo(place.path)}>
                {place.name}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <span class="number hint">
        {l10n.t(
          '{0} tokens, {1}',
          formatWhole(tokens),
          formatShare(total === 0 ? 0 : tokens / total),
        )}
      </span>
    </nav>
  );
}
