import type { Selection } from '../../core/corpus/selection';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';
import { useWriting } from './header';
import type { AskHost } from './useReport';

/** What is left out, and what to do about it; its place is there before anything is. */
export function SelectionBar({
  selection,
  leftOutTokens,
  total,
  isBehind,
  plan,
  ask,
  onIncludeAll,
}: {
  readonly selection: Selection;
  readonly leftOutTokens: number;
  readonly total: number;
  readonly isBehind: boolean;
  readonly plan: string | undefined;
  readonly ask: AskHost;
  readonly onIncludeAll: () => void;
}) {
  const { run, outcome } = useWriting(() => ask('keepExcluding', {}));
  const isWhole = selection.length === 0;
  return (
    <div class="selection" aria-busy={isBehind}>
      <p role="status">
        {isWhole ? (
          <span class="hint">Everything counts. Leave parts out to see what they cost.</span>
        ) : (
          <>
            Left out: <strong>{formatWhole(leftOutTokens)} tokens</strong> (
            {formatShare(total === 0 ? 0 : leftOutTokens / total)}).{' '}
            <span class="hint">{outcome}</span>
          </>
        )}
      </p>
      {!isWhole && (
        <div class="actions">
          <Button
            kind="secondary"
            icon="exclude"
            title={`Write what is left out to corpus.exclude of ${plan ?? 'a plan'}`}
            onClick={run}
          >
            Keep Excluding
          </Button>
          <Button kind="secondary" icon="check-all" onClick={onIncludeAll}>
            Include All
          </Button>
        </div>
      )}
    </div>
  );
}
