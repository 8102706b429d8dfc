import type { CorpusReportIntent, CorpusReportSnapshot } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { Badge } from '../controls/badge';
import { formatBytes, formatDateTime, formatDuration, formatWhole } from '../format';
import { ChunkPlans } from './chunkPlans';
import { Duplicates } from './duplicates';
import { FitTable } from './fitTable';
import { Formats } from './formats';
import { Secrets } from './secrets';
import { SizeTable } from './sizeTable';
import { Skipped } from './skipped';

/** The corpus report: the total, whether it fits, and where the tokens are. */
export function CorpusReportPage({
  snapshot,
  post,
}: {
  readonly snapshot: CorpusReportSnapshot;
  readonly post: (intent: CorpusReportIntent) => void;
}) {
  const { report, folders, at, durationMs, notes } = snapshot;
  const { totals, encoding } = report;
  return (
    <main>
      <header>
        <div>
          <p class="hint">{folders.join(', ')}</p>
          <h1>
            {formatWhole(totals.tokens)} <small>tokens</small> <Badge kind="measured" />
          </h1>
          <p class="hint">
            Exact count in {encoding} · {formatWhole(totals.files)}{' '}
            {totals.files === 1 ? 'file' : 'files'}, {formatBytes(totals.bytes)} · measured{' '}
            {formatDateTime(at)} in {formatDuration(durationMs)}
          </p>
        </div>
        <div class="actions">
          <Button kind="secondary" icon="refresh" onClick={() => post({ kind: 'rescan' })}>
            Measure Again
          </Button>
          <Button
            kind="secondary"
            icon="copy"
            onClick={() => post({ kind: 'copy', format: 'markdown' })}
          >
            Copy as Markdown
          </Button>
          <Button
            kind="secondary"
            icon="json"
            onClick={() => post({ kind: 'copy', format: 'json' })}
          >
            Copy as JSON
          </Button>
        </div>
      </header>
      {notes.map((note) => (
        <p key={note} class="note">
          <Icon name="info" /> {note}
        </p>
      ))}
      <FitTable fit={report.fit} reserved={report.reserved} />
      <div class="columns">
        <SizeTable
          title="Largest folders"
          rows={report.largestFolders}
          total={totals.tokens}
          action="Reveal in Explorer"
          onChoose={(path) => post({ kind: 'reveal', path })}
        />
        <SizeTable
          title="Largest files"
          rows={report.largestFiles}
          total={totals.tokens}
          action="Open"
          onChoose={(path) => post({ kind: 'open', path })}
        />
      </div>
      <Formats formats={report.formats} assumptions={report.assumptions} total={totals.tokens} />
      <ChunkPlans plans={report.chunkPlans} />
      {report.duplicates && (
        <Duplicates
          duplicates={report.duplicates}
          onOpen={(path) => post({ kind: 'open', path })}
        />
      )}
      <Secrets
        secrets={report.secrets}
        onOpen={(path, line) =>
          post({ kind: 'open', path, ...(line === undefined ? {} : { line }) })
        }
      />
      <Skipped groups={report.skipped} totals={totals} />
    </main>
  );
}
