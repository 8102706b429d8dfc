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
      <h2 id="empty">Nothing to count</h2>
      <p class="hint">
        {skipped + excluded === 0
          ? 'The folder holds no files.'
          : `${formatWhole(skipped)} files could not be read as text and ${formatWhole(excluded)} files or folders are excluded. The reasons are below.`}
      </p>
      <Button icon="refresh" onClick={() => post({ kind: 'rescan' })}>
        Measure Again
      </Button>
    </section>
  );
}
