import * as l10n from '@vscode/l10n';
import type { DuplicateGroup } from '../../core/corpus/duplicates';
import type { DuplicatesSummary, DuplicateSummary } from '../../core/corpus/report';
import type { Search } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';
import { fill } from '../controls/fill';

/** What the corpus says more than once, and what that costs; or how far the search for it is. */
export function Duplicates({
  search,
  found,
  onOpen,
}: {
  readonly search: Search;
  readonly found: DuplicatesSummary | undefined;
  readonly onOpen: (path: string) => void;
}) {
  return (
    <section aria-labelledby="duplicates">
      <h2 id="duplicates">{l10n.t('Said more than once')}</h2>
      {found ? (
        <Found duplicates={found} onOpen={onOpen} />
      ) : (
        <p class="hint" role="status">
          {search === 'underWay'
            ? l10n.t('Looking for duplicates…')
            : l10n.t(
                'Unknown: the search for duplicates was cancelled. Measure again to repeat it.',
              )}
        </p>
      )}
    </section>
  );
}

function Found({
  duplicates: { exact, near },
  onOpen,
}: {
  readonly duplicates: DuplicatesSummary;
  readonly onOpen: (path: string) => void;
}) {
  if (exact.files + near.files === 0)
    return <p class="hint">{l10n.t('Nothing: no two files are equal or mostly the same.')}</p>;
  return (
    <>
      <Kind
        summary={exact}
        message={
          exact.files === 1
            ? l10n.t('{0} file is equal to another: keeping one of each saves up to {1}')
            : l10n.t('{0} files are equal to another: keeping one of each saves up to {1}')
        }
        onOpen={onOpen}
      />
      <Kind
        summary={near}
        message={
          near.files === 1
            ? l10n.t('{0} file is mostly the same as another: merging them saves up to {1}')
            : l10n.t('{0} files are mostly the same as another: merging them saves up to {1}')
        }
        onOpen={onOpen}
      />
    </>
  );
}

function Kind({
  summary: { files, tokensSaved, groups, groupCount },
  message,
  onOpen,
}: {
  readonly summary: DuplicateSummary;
  /** With places for the number of files and what is saved. */ readonly message: string;
  readonly onOpen: (path: string) => void;
}) {
  if (files === 0) return null;
  return (
    <details>
      <summary>
        {fill(
          message,
          formatWhole(files),
          <strong>{l10n.t('{0} tokens', formatWhole(tokensSaved))}</strong>,
        )}
      </summary>
      <ul>
        {groups.map((group) => (
          <Group key={group.paths[0]} group={group} onOpen={onOpen} />
        ))}
        {groupCount > groups.length && (
          <li class="hint">
            {l10n.t('and {0} more groups', formatWhole(groupCount - groups.length))}
          </li>
        )}
      </ul>
    </details>
  );
}

function Group({
  group: { paths, similarity, tokensSaved },
  onOpen,
}: {
  readonly group: DuplicateGroup;
  readonly onOpen: (path: string) => void;
}) {
  return (
    <li>
      <span class="hint">
        {similarity < 1
          ? l10n.t(
              'at least {0} alike, {1} tokens:',
              formatShare(similarity),
              formatWhole(tokensSaved),
            )
          : l10n.t('{0} tokens:', formatWhole(tokensSaved))}
      </span>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <Button kind="link" title={l10n.t('Open: {0}', path)} onClick={() => onOpen(path)}>
              {path}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
}
