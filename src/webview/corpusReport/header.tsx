import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type {
  CorpusReportIntent,
  CorpusReportSnapshot,
  Measurement,
} from '../../protocol/corpusReport';
import { Badge } from '../controls/badge';
import { Button } from '../controls/button';
import {
  formatBytes,
  formatDateTime,
  formatDuration,
  formatShare,
  formatShort,
  formatWhole,
} from '../format';
import type { AskHost, ChosenReport } from './useReport';

/** The total and how it is known, and what can be done with it. */
export function ReportHeader({
  snapshot,
  chosen: { calculation },
  post,
  ask,
}: {
  readonly snapshot: CorpusReportSnapshot;
  readonly chosen: ChosenReport;
  readonly post: (intent: CorpusReportIntent) => void;
  readonly ask: AskHost;
}) {
  const { folders, measurement, report, at } = snapshot;
  const { totals, encoding } = report;
  const estimate = measurement.kind === 'estimated' ? measurement.estimate : undefined;
  const isEmpty = totals.files === 0;
  return (
    <header>
      <div>
        <p class="hint folders">{folders.join(', ')}</p>
        <h1 aria-live="polite">
          {estimate
            ? `${formatShort(estimate.low)}–${formatShort(estimate.high)}`
            : formatWhole(calculation.tokens)}{' '}
          <small>{l10n.t('tokens')}</small>{' '}
          {estimate ? <EstimateBadge /> : <Badge kind="measured" />}
        </h1>
        <p class="hint">
          {describeMeasurement(measurement, encoding)}
          {!estimate &&
            ` · ${calculation.files === 1 ? l10n.t('{0} file, {1}', 1, formatBytes(calculation.bytes)) : l10n.t('{0} files, {1}', formatWhole(calculation.files), formatBytes(calculation.bytes))} · ${formatDateTime(at)}`}
        </p>
      </div>
      {!estimate && !isEmpty && (
        <div class="actions">
          <UseInPlan plan={snapshot.plan} ask={ask} />
          <Button kind="secondary" icon="refresh" onClick={() => post({ kind: 'rescan' })}>
            {l10n.t('Measure Again')}
          </Button>
          <Button
            kind="secondary"
            icon="copy"
            onClick={() => post({ kind: 'copy', format: 'markdown' })}
          >
            {l10n.t('Copy as Markdown')}
          </Button>
          <Button
            kind="secondary"
            icon="json"
            onClick={() => post({ kind: 'copy', format: 'json' })}
          >
            {l10n.t('Copy as JSON')}
          </Button>
        </div>
      )}
    </header>
  );
}

function EstimateBadge() {
  return (
    <span class="badge assumed" title={l10n.t('The 95 % interval of a random sample')}>
      {l10n.t('estimated')}
    </span>
  );
}

function describeMeasurement(measurement: Measurement, encoding: string): string {
  switch (measurement.kind) {
    case 'counted':
      return l10n.t('Exact count in {0} in {1}', encoding, formatDuration(measurement.durationMs));
    case 'updated':
      return measurement.changedFiles === 1
        ? l10n.t('Exact count in {0}, updated from {1} changed file', encoding, 1)
        : l10n.t(
            'Exact count in {0}, updated from {1} changed files',
            encoding,
            formatWhole(measurement.changedFiles),
          );
    case 'estimated': {
      const { sampledShare, leftOut } = measurement.estimate;
      return leftOut.length === 0
        ? l10n.t('95 % interval from a sample of {0}', formatShare(sampledShare))
        : l10n.t(
            '95 % interval from a sample of {0}, without {1}',
            formatShare(sampledShare),
            leftOut.join(', '),
          );
    }
  }
}

/** The button that writes the corpus into a plan, and what has become of it. */
function UseInPlan({ plan, ask }: { readonly plan: string | undefined; readonly ask: AskHost }) {
  const { run, isBusy, outcome } = useWriting(() => ask('useInPlan', {}));
  return (
    <>
      <Button
        icon={isBusy ? 'loading' : 'symbol-event'}
        title={
          plan === undefined
            ? l10n.t('Write tokens, documents, monthly change, folders and exclusions into a plan')
            : l10n.t(
                'Write tokens, documents, monthly change, folders and exclusions into {0}',
                plan,
              )
        }
        onClick={run}
      >
        {l10n.t('Use in Plan')}
      </Button>
      <span class="outcome hint" role="status">
        {outcome}
      </span>
    </>
  );
}

/** Writes into a plan once at a time; `outcome` says what came of it. */
export function useWriting(write: () => Promise<{ readonly plan?: string }>) {
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const run = (): void => {
    if (isBusy) return;
    setBusy(true);
    setOutcome('');
    write()
      .then(
        ({ plan }) => setOutcome(plan === undefined ? '' : l10n.t('Written to {0}', plan)),
        (error: unknown) => setOutcome(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => setBusy(false));
  };
  return { run, isBusy, outcome };
}
