import * as l10n from '@vscode/l10n';
import type { ScanTotals } from '../../core/corpus/scan';
import type { CorpusReportIntent } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { formatWhole } from '../format';

/** A corpus of which nothing could be counted: why, and what to do. */
export function EmptyReport({
  totals: { skipped, excluded },
  post,
}: {
  readonly totals: ScanTotals;
  readonly post: (intent: CorpusReportIntent) => void;
}) {
  return (
    <section class="empty" aria-labelledby="empty">
      <Icon name="inbox" />
      <h2 id="empty">{l10n.t('Nothing to count')}</h2>
      <p class="hint">
        {skipped + excluded === 0
          ? l10n.t('The folder holds no files.')
          : l10n.t(
              '{0} files could not be read as text and {1} files or folders are excluded. The reasons are below.',
              formatWhole(skipped),
              formatWhole(excluded),
            )}
      </p>
      <Button icon="refresh" onClick={() => post({ kind: 'rescan' })}>
        {l10n.t('Measure Again')}
      </Button>
    </section>
  );
}
