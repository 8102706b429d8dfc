import '../localize';
import * as vscode from 'vscode';
import { MarkdownPreview } from '../adapters/markdownPreview';
import { DatasetDiagnostics } from '../dataset/datasetDiagnostics';
import { inspectDataset } from '../dataset/inspectDataset';
import { Endpoints } from './endpoints';
import { EvaluationReports } from './evaluationReport';
import { EvaluationRunner } from './evaluationRunner';
import { EvaluationTests } from './evaluationTests';
import { forgetEndpoint } from './forgetEndpoint';
import type { EvaluationCommand } from './evaluationCommands';
import { runEvaluation } from './runEvaluation';

/** All that runs and shows evaluations, and inspects the examples that they could become. */
export interface Evaluations {
  run(command: EvaluationCommand, clicked: readonly vscode.Uri[]): Promise<unknown>;
  dispose(): void;
}

/**
 * Starts what runs evaluations. It is a bundle of its own, loaded when one is first asked for.
 * @param hasEvaluated whether the workspace has run one before: then its cases are in the Test Explorer at once
 */
export function startEvaluations(
  context: vscode.ExtensionContext,
  hasEvaluated: boolean,
): Evaluations {
  const { extensionUri, storageUri } = context;
  const endpoints = new Endpoints(context);
  const runner = new EvaluationRunner({ extensionUri, storageUri, endpoints });
  const preview = new MarkdownPreview();
  const diagnostics = new DatasetDiagnostics();
  const reports = new EvaluationReports(preview);
  let tests = hasEvaluated ? new EvaluationTests(runner) : undefined;
  return {
    dispose: () =>
      void vscode.Disposable.from(preview, diagnostics, ...(tests ? [tests] : [])).dispose(),
    run: (command, clicked) => {
      switch (command) {
        case 'runEvaluation':
          tests ??= new EvaluationTests(runner);
          return runEvaluation(runner, clicked[0]);
        case 'showEvaluation':
          return reports.show(clicked);
        case 'inspectDataset':
          return inspectDataset({ extensionUri, preview, diagnostics }, clicked[0]);
        case 'forgetEndpoint':
          return forgetEndpoint(endpoints);
      }
    },
  };
}
