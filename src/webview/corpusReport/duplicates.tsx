import type { DuplicateGroup } from '../../core/corpus/duplicates';
import type { DuplicatesSummary, DuplicateSummary } from '../../core/corpus/report';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';

/** What the corpus says more than once, and what that costs. */
export function Duplicates({
  duplicates: { exact, near },
  onOpen,
}: {
  readonly duplicates: DuplicatesSummary;
  readonly onOpen: (path: string) => void;
}) {
  if (exact.files + near.files === 0) return null;
  return (
    <section aria-labelledby="duplicates">
      <h2 id="duplicates">Said more than once</h2>
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
    </section>
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
