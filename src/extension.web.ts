import './vscode/localize';
import * as vscode from 'vscode';
import { compose } from './vscode/compose';
import type { EvaluationCommand } from './vscode/evaluation/lazyEvaluation';
import { sayNotInBrowser } from './vscode/hosts/notInBrowser';
import { treeScanner } from './vscode/hosts/treeScanner';
import { webPlanningHost } from './vscode/hosts/webPlanningHost';
import { openPlanning } from './vscode/planningSession';
import { webContentThreads } from './measure/virtual/web/contentThreads';

/** What needs a computer to run on, and how a sentence about it begins. */
const unavailable: Readonly<Record<EvaluationCommand | 'calibrateTokens', string>> = {
  calibrateTokens: 'Calibrating the token estimate',
  runEvaluation: 'Running an evaluation',
  showEvaluation: 'Showing evaluations',
  inspectDataset: 'Inspecting a dataset',
  forgetEndpoint: 'Forgetting an endpoint',
};

/** Builds the parts of a host that runs in a browser and hands them to each other. */
export function activate(context: vscode.ExtensionContext): void {
  const threads = webContentThreads(async (file) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', file)),
  );
  compose(context, {
    scanner: treeScanner(threads),
    startPlanning: (parts) => Promise.resolve(openPlanning(parts, webPlanningHost(threads))),
  });
  context.subscriptions.push(
    ...Object.entries(unavailable).map(([command, what]) =>
      vscode.commands.registerCommand(`ockham.${command}`, () => sayNotInBrowser(what)),
    ),
  );
}
