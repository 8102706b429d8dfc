import * as vscode from 'vscode';
import { Endpoints } from './endpoints';
import { EvaluationReports } from './evaluationReport';
import { EvaluationRunner } from './evaluationRunner';
import { EvaluationTests } from './evaluationTests';
import { forgetEndpoint } from './forgetEndpoint';
import type { EvaluationCommand } from './lazyEvaluation';
import { runEvaluation } from './runEvaluation';

/** All that runs and shows evaluations. */
export interface Evaluations {
  run(command: EvaluationCommand, clicked: readonly vscode.Uri[]): Promise<unknown>;
  dispose(): void;
}

/** Starts what runs evaluations. It is a bundle of its own, loaded when one is first asked for. */
export function startEvaluations(context: vscode.ExtensionContext): Evaluations {
  const { extensionUri, storageUri } = context;
  const endpoints = new Endpoints(context);
  const runner = new EvaluationRunner({ extensionUri, storageUri, endpoints });
  const reports = new EvaluationReports();
  const tests = new EvaluationTests(runner);
  return {
    dispose: () => void vscode.Disposable.from(reports, tests).dispose(),
    run: (command, clicked) => {
      switch (command) {
        case 'runEvaluation':
          return runEvaluation(runner, clicked[0]);
        case 'showEvaluation':
          return reports.show(clicked);
        case 'forgetEndpoint':
          return forgetEndpoint(endpoints);
      }
    },
  };
}
