import * as vscode from 'vscode';
import { refreshReport, type EstimateTokensParts } from './estimateTokens';

/** Calibrates the estimate of the corpus that was counted last; where none was, that is done first. */
export async function calibrateTokens(parts: EstimateTokensParts): Promise<void> {
  if (!parts.corpusReport.finished) {
    await vscode.commands.executeCommand('ockham.estimateTokensInFolder');
  }
  const corpus = parts.corpusReport.finished;
  if (corpus && (await parts.planning.calibrate(corpus))) await refreshReport(parts);
}
