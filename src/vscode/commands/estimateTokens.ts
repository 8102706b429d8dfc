import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { listChatModels } from '../../core/catalog/fitModels';
import { reportCorpus, type CorpusReport } from '../../core/corpus/report';
import type { SampledTokens } from '../../core/corpus/sampledTokens';
import { ScanCancelled } from '../../measure/scan/scanProgress';
import type { ScanRoot } from '../../measure/scan/roots';
import type { Draft } from '../adapters/draft';
import { locationOf, uriOf } from '../adapters/location';
import {
  chooseRoots,
  findDuplicatesWithProgress,
  scanWithProgress,
  type FinishedScan,
} from '../adapters/scanner';
import { readRepresentation, readReservedTokens } from '../adapters/settings';
import type { CalibrationStore } from '../calibration/calibrationStore';
import type { CorpusReportPanel } from '../corpusReport/corpusReportPanel';
import type { ShownCorpus } from '../corpusReport/shownCorpus';
import type { CorpusScanner } from '../hosts/corpusScanner';
import type { CorpusFollower } from '../hosts/planningHost';
import type { LazyPlanning } from '../lazyPlanning';

/** What the command needs of the extension. */
export interface EstimateTokensParts {
  readonly scanner: CorpusScanner;
  readonly draft: Draft;
  readonly corpusReport: CorpusReportPanel;
  readonly planning: LazyPlanning;
  readonly calibrations: CalibrationStore;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Counts the tokens below the folders, shows the report and keeps the fact with the workspace.
 * Whatever is wrong with a folder is said in one sentence; a cancelled scan leaves everything as it was.
 * @returns the report, or undefined when there is none to show
 */
export async function estimateTokens(
  parts: EstimateTokensParts,
  folders: readonly vscode.Uri[],
): Promise<CorpusReport | undefined> {
  if (new Set(folders.map(({ scheme, authority }) => `${scheme}://${authority}`)).size > 1) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham counts folders of one file system at a time: choose them one after the other.',
      ),
    );
    return undefined;
  }
  const missing = await findMissing(folders);
  if (missing) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham cannot count tokens in {0}: it does not exist or cannot be opened.',
        locationOf(missing),
      ),
    );
    return undefined;
  }
  try {
    const roots = chooseRoots(folders);
    const names = nameRoots(roots);
    const finished = await scanWithProgress(
      parts.scanner,
      roots,
      (estimate) =>
        void parts.corpusReport.expect(expectation(roots, names, estimate, parts.calibrations)),
    );
    const report = reportOn(finished, parts.calibrations);
    if (report.totals.files === 0) {
      void vscode.window.showInformationMessage(describeNothingCounted(names, report));
    }
    await keepFact(parts.draft, names, finished, report);
    const watcher = await followCorpus(parts, names, finished);
    await parts.corpusReport.show(finished, names, report, watcher);
    watcher.release(await completeReport(parts, finished));
    return report;
  } catch (error) {
    await parts.corpusReport.dropExpected();
    if (error instanceof ScanCancelled) return undefined;
    parts.log.error(error instanceof Error ? error : String(error));
    const choice = vscode.l10n.t('Show Log');
    void vscode.window
      .showErrorMessage(
        vscode.l10n.t(
          'Ockham could not finish the count: {0}',
          error instanceof Error ? error.message : String(error),
        ),
        choice,
      )
      .then((chosen) => {
        if (chosen === choice) parts.log.show();
      });
    return undefined;
  }
}

/** What can be shown of a corpus before it is counted. */
function expectation(
  roots: readonly ScanRoot[],
  folders: readonly string[],
  estimate: SampledTokens,
  calibrations: CalibrationStore,
): ShownCorpus {
  const finished: FinishedScan = {
    scan: { encoding: 'o200k_base', files: [], skipped: [], excluded: 0 },
    roots,
    representation: readRepresentation(),
    durationMs: 0,
    at: new Date(),
  };
  return {
    finished,
    folders,
    report: reportOn(finished, calibrations),
    measurement: { kind: 'estimated', estimate },
    duplicates: 'underWay',
    staleFiles: 0,
  };
}

/** Watches the folders of a scan on disk: report and fact follow what changes there, while the report is open. */
function followCorpus(
  parts: EstimateTokensParts,
  names: readonly string[],
  finished: FinishedScan,
): Promise<CorpusFollower> {
  const { draft, corpusReport, planning, calibrations } = parts;
  return planning.followCorpus(finished, (update, earlier) => {
    const report = reportOn(update.finished, calibrations);
    void corpusReport.update(earlier, update, report);
    void keepFact(draft, names, update.finished, report);
  });
}

/** Keeps with the workspace how large the corpus is. */
async function keepFact(
  draft: Draft,
  folders: readonly string[],
  { at }: FinishedScan,
  { totals, fit }: CorpusReport,
): Promise<void> {
  const count = (verdict: string): number => fit.filter((row) => row.verdict === verdict).length;
  await draft.setCorpus({
    folders,
    tokens: totals.tokens,
    files: totals.files,
    skipped: totals.skipped,
    at: at.toISOString(),
    fit: { models: fit.length, fits: count('fits'), tooClose: count('too close to call') },
  });
}

/** Adds duplicates to the report that is shown; cancelled, it stays as it is. @returns the scan that is shown */
async function completeReport(
  parts: EstimateTokensParts,
  finished: FinishedScan,
): Promise<FinishedScan> {
  try {
    const completed = await findDuplicatesWithProgress(parts.scanner, finished);
    await parts.corpusReport.complete(finished, completed, reportOn(completed, parts.calibrations));
    return completed;
  } catch (error) {
    if (!(error instanceof ScanCancelled)) throw error;
    await parts.corpusReport.giveUpDuplicates(finished);
    return finished;
  }
}

/** Says anew what follows from the scan that is shown, e.g. after a calibration. */
export async function refreshReport(parts: EstimateTokensParts): Promise<void> {
  const { finished } = parts.corpusReport;
  if (!finished) return;
  const report = reportOn(finished, parts.calibrations);
  await parts.corpusReport.refresh(finished, report);
  await keepFact(parts.draft, nameRoots(finished.roots), finished, report);
}

function reportOn({ scan, roots, at }: FinishedScan, calibrations: CalibrationStore): CorpusReport {
  const models = listChatModels(bundledCatalog);
  const today = at.toISOString().slice(0, 10);
  return reportCorpus(scan, models, readReservedTokens(), today, calibrations.of(roots));
}

function nameRoots(roots: FinishedScan['roots']): string[] {
  return roots.map((root) => vscode.workspace.asRelativePath(uriOf(root.absolutePath)));
}

async function findMissing(folders: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  for (const folder of folders) {
    try {
      await vscode.workspace.fs.stat(folder);
    } catch {
      return folder;
    }
  }
  return undefined;
}

function describeNothingCounted(names: readonly string[], report: CorpusReport): string {
  const where = names.join(', ');
  const { skipped, excluded } = report.totals;
  if (skipped === 0 && excluded === 0)
    return vscode.l10n.t('{0} is empty: there are no tokens to count.', where);
  return vscode.l10n.t(
    'Nothing in {0} could be counted: {1} files were skipped and {2} were excluded. The report says why.',
    where,
    skipped,
    excluded,
  );
}
