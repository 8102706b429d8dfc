import * as l10n from '@vscode/l10n';
import type { Selection } from '../../core/corpus/selection';
import { Button } from '../controls/button';
import { formatShare, formatWhole } from '../format';
import { useWriting } from './header';
import type { AskHost } from './useReport';
import { fill } from '../controls/fill';

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
          <span class="hint">
            {l10n.t('Everything counts. Leave parts out to see what they cost.')}
          </span>
        ) : (
          <>
            {fill(
              l10n.t('Left out: {0} ({1}).'),
              <strong>{l10n.t('{0} tokens', formatWhole(leftOutTokens))}</strong>,
              formatShare(total === 0 ? 0 : leftOutTokens / total),
            )}{' '}
            <span class="hint">{outcome}</span>
          </>
        )}
      </p>
      {!isWhole && (
        <div class="actions">
          <Button
            kind="secondary"
            icon="exclude"
            title={
              plan === undefined
                ? l10n.t('Write what is left out to corpus.exclude of a plan')
                : l10n.t('Write what is left out to corpus.exclude of {0}', plan)
            }
            onClick={run}
          >
            {l10n.t('Keep Excluding')}
          </Button>
          <Button kind="secondary" icon="check-all" onClick={onIncludeAll}>
            {l10n.t('Include All')}
          </Button>
        </div>
      )}
    </div>
  );
}
