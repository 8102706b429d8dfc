import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { listChatModels } from '../../core/catalog/fitModels';
import { reportCorpus, type CorpusReport } from '../../core/corpus/report';
import { ScanCancelled } from '../../measure/scan/scanFolders';
import type { Draft } from '../adapters/draft';
import {
  findDuplicatesWithProgress,
  scanWithProgress,
  type FinishedScan,
  type ScanPlaces,
} from '../adapters/scanner';
import { readReservedTokens } from '../adapters/settings';
import type { CorpusReportPanel } from '../corpusReport/corpusReportPanel';

/** What the command needs of the extension. */
export interface EstimateTokensParts extends ScanPlaces {
  readonly draft: Draft;
  readonly corpusReport: CorpusReportPanel;
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
  const remote = folders.find((folder) => folder.scheme !== 'file');
  if (remote) {
    void vscode.window.showErrorMessage(
      `Ockham cannot count tokens in ${vscode.workspace.asRelativePath(remote)}: it is not on a disk (${remote.scheme}:). Clone the repository and open the clone.`,
    );
    return undefined;
  }
  const missing = await findMissing(folders);
  if (missing) {
    void vscode.window.showErrorMessage(
      `Ockham cannot count tokens in ${missing.fsPath}: it does not exist or cannot be opened.`,
    );
    return undefined;
  }
  try {
    const finished = await scanWithProgress(parts, folders);
    const report = reportOn(finished);
    const names = finished.roots.map((root) => vscode.workspace.asRelativePath(root.absolutePath));
    if (report.totals.files === 0) {
      void vscode.window.showInformationMessage(describeNothingCounted(names, report));
    }
    const count = (verdict: string): number =>
      report.fit.filter((fit) => fit.verdict === verdict).length;
    await parts.draft.setCorpus({
      folders: names,
      tokens: report.totals.tokens,
      files: report.totals.files,
      skipped: report.totals.skipped,
      at: finished.at.toISOString(),
      fit: { models: report.fit.length, fits: count('fits'), tooClose: count('too close to call') },
    });
    await parts.corpusReport.show(finished, names, report);
    await completeReport(parts, finished);
    return report;
  } catch (error) {
    if (error instanceof ScanCancelled) return undefined;
    parts.log.error(error instanceof Error ? error : String(error));
    const choice = 'Show Log';
    void vscode.window
      .showErrorMessage(
        `Ockham could not finish the count: ${error instanceof Error ? error.message : String(error)}`,
        choice,
      )
      .then((chosen) => {
        if (chosen === choice) parts.log.show();
      });
    return undefined;
  }
}

/** Adds duplicates to the report that is shown; cancelled, it stays as it is. */
async function completeReport(parts: EstimateTokensParts, finished: FinishedScan): Promise<void> {
  try {
    const completed = await findDuplicatesWithProgress(parts.extensionUri, finished);
    await parts.corpusReport.complete(finished, completed, reportOn(completed));
  } catch (error) {
    if (!(error instanceof ScanCancelled)) throw error;
    await parts.corpusReport.giveUpDuplicates(finished);
  }
}

function reportOn({ scan, at }: FinishedScan): CorpusReport {
  const today = at.toISOString().slice(0, 10);
  return reportCorpus(scan, listChatModels(bundledCatalog), readReservedTokens(), today);
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
  if (skipped === 0 && excluded === 0) return `${where} is empty: there are no tokens to count.`;
  return `Nothing in ${where} could be counted: ${skipped} files were skipped and ${excluded} were excluded. The report says why.`;
}
