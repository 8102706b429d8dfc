import * as l10n from '@vscode/l10n';
import type { CorpusReportIntent, CorpusReportSnapshot } from '../../protocol/corpusReport';
import { Icon } from '../controls/icon';
import { formatWhole } from '../format';
import { ChunkPlan } from './chunkPlan';
import { CorpusMap } from './corpusMap';
import { Duplicates } from './duplicates';
import { EmptyReport } from './empty';
import { FitTable } from './fitTable';
import { Formats } from './formats';
import { MonthlyChangeSection } from './monthlyChange';
import { ReportHeader } from './header';
import { Secrets } from './secrets';
import { SizeTable } from './sizeTable';
import { Skipped } from './skipped';
import { UseCosts } from './useCosts';
import { useReport, type AskHost } from './useReport';

/** The corpus report: the total, where the tokens are, whether they fit and what they cost. */
export function CorpusReportPage({
  snapshot,
  post,
  ask,
}: {
  readonly snapshot: CorpusReportSnapshot;
  readonly post: (intent: CorpusReportIntent) => void;
  readonly ask: AskHost;
}) {
  const chosen = useReport(snapshot, ask);
  const { calculation, choices, choose, problem } = chosen;
  const { report, notes, staleFiles, measurement } = snapshot;
  const { totals } = report;
  const open = (path: string, line?: number): void =>
    post({ kind: 'open', path, ...(line === undefined ? {} : { line }) });
  return (
    <main class="page">
      <ReportHeader snapshot={snapshot} chosen={chosen} post={post} ask={ask} />
      <Notes
        notes={[
          ...(staleFiles > 0
            ? [
                staleFiles === 1
                  ? l10n.t('{0} file has changed since: measure again to count it.', 1)
                  : l10n.t(
                      '{0} files have changed since: measure again to count them.',
                      formatWhole(staleFiles),
                    ),
              ]
            : []),
          ...(measurement.kind === 'estimated'
            ? [
                l10n.t(
                  'Every file is being counted: the exact figures take the place of these when that is done.',
                ),
              ]
            : []),
          ...notes,
          ...(problem === undefined
            ? []
            : [l10n.t('The figures could not be computed: {0}', problem)]),
        ]}
      />
      {measurement.kind === 'estimated' ? (
        <FitTable
          fit={calculation.fit}
          reserved={report.reserved}
          onSettings={() => post({ kind: 'openSettings' })}
        />
      ) : totals.files === 0 ? (
        <EmptyReport totals={totals} post={post} />
      ) : (
        <>
          <CorpusMap snapshot={snapshot} chosen={chosen} post={post} ask={ask} />
          <FitTable
            fit={calculation.fit}
            reserved={report.reserved}
            onSettings={() => post({ kind: 'openSettings' })}
          />
          <UseCosts snapshot={snapshot} chosen={chosen} post={post} />
          <div class="columns">
            <Formats
              formats={calculation.formats}
              byScript={calculation.byScript}
              assumptions={report.assumptions}
              total={calculation.tokens}
            />
            <MonthlyChangeSection change={snapshot.change} />
          </div>
          <div class="columns">
            <SizeTable
              title={l10n.t('Largest folders')}
              rows={report.largestFolders}
              total={totals.tokens}
              selection={choices.selection}
              action={l10n.t('Reveal in Explorer')}
              onChoose={(path) => post({ kind: 'reveal', path })}
            />
            <SizeTable
              title={l10n.t('Largest files')}
              rows={report.largestFiles}
              total={totals.tokens}
              selection={choices.selection}
              action={l10n.t('Open')}
              onChoose={open}
            />
          </div>
          <ChunkPlan
            calculation={calculation}
            choices={choices}
            change={snapshot.change}
            onChoose={choose}
          />
          <Duplicates search={snapshot.duplicates} found={report.duplicates} onOpen={open} />
          <Secrets secrets={report.secrets} onOpen={open} />
        </>
      )}
      <Skipped groups={report.skipped} totals={totals} />
    </main>
  );
}

/** What the reader must know; the place of live messages is there before they come. */
function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <div class="notes" role="status">
      {notes.map((note) => (
        <p key={note} class="note">
          <Icon name="info" /> <span>{note}</span>
        </p>
      ))}
    </div>
  );
}
