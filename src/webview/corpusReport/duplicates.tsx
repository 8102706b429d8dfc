import type { DuplicateGroup } from '../../core/corpus/duplicates';
import type { DuplicatesSummary, DuplicateSummary } from '../../core/corpus/report';
import type { Search } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';

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
      <h2 id="duplicates">Said more than once</h2>
      {found ? (
        <Found duplicates={found} onOpen={onOpen} />
      ) : (
        <p class="hint" role="status">
          {search === 'underWay'
            ? 'Looking for duplicates…'
            : 'Unknown: the search for duplicates was cancelled. Measure again to repeat it.'}
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
    return <p class="hint">Nothing: no two files are equal or mostly the same.</p>;
  return (
    <>
      <Kind
        summary={exact}
        relation="equal to another"
        remedy="keeping one of each"
        onOpen={onOpen}
      />
      <Kind
        summary={near}
        relation="mostly the same as another"
        remedy="merging them"
        onOpen={onOpen}
      />
    </>
  );
}

function Kind({
  summary: { files, tokensSaved, groups, groupCount },
  relation,
  remedy,
  onOpen,
}: {
  readonly summary: DuplicateSummary;
  readonly relation: string;
  readonly remedy: string;
  readonly onOpen: (path: string) => void;
}) {
  if (files === 0) return null;
  return (
    <details>
      <summary>
        {formatWhole(files)} {files === 1 ? 'file is' : 'files are'} {relation}: {remedy} saves up
        to <strong>{formatWhole(tokensSaved)} tokens</strong>
      </summary>
      <ul>
        {groups.map((group) => (
          <Group key={group.paths[0]} group={group} onOpen={onOpen} />
        ))}
        {groupCount > groups.length && (
          <li class="hint">and {formatWhole(groupCount - groups.length)} more groups</li>
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
        {similarity < 1 && `at least ${formatShare(similarity)} alike, `}
        {formatWhole(tokensSaved)} tokens:
      </span>
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <Button kind="link" title={`Open: ${path}`} onClick={() => onOpen(path)}>
              {path}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
}
