import './vscode/localize';
import * as vscode from 'vscode';
import { webContentThreads } from './measure/virtual/web/contentThreads';
import { compose } from './vscode/compose';
import { evaluationCommands } from './vscode/evaluation/evaluationCommands';
import { sayNotInBrowser } from './vscode/hosts/notInBrowser';
import { treeScanner } from './vscode/hosts/treeScanner';
import { webPlanningHost } from './vscode/hosts/webPlanningHost';
import { openPlanning } from './vscode/planningSession';

/** Builds the parts of a host that runs in a browser and hands them to each other. */
export function activate(context: vscode.ExtensionContext): void {
  const threads = webContentThreads(async (file) =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', file)),
  );
  const sayUnavailable = (command: string): void => sayNotInBrowser(context.extension, command);
  compose(context, {
    scanner: treeScanner(threads),
    startPlanning: (parts) =>
      Promise.resolve(openPlanning(parts, webPlanningHost(threads, sayUnavailable))),
  });
  context.subscriptions.push(
    ...[...evaluationCommands, 'calibrateTokens', 'importUsage'].map((command) =>
      vscode.commands.registerCommand(`ockham.${command}`, () => sayUnavailable(command)),
    ),
  );
}
