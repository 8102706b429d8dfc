import './vscode/localize';
import * as vscode from 'vscode';
import { registerMcpServer } from './vscode/agents/mcpServer';
import { registerTools } from './vscode/agents/registerTools';
import { calibrateTokens } from './vscode/commands/calibrateTokens';
import { compose, countsFolder } from './vscode/compose';
import { evaluationCommands } from './vscode/evaluation/evaluationCommands';
import { LazyEvaluation } from './vscode/evaluation/lazyEvaluation';
import { diskScanner } from './vscode/hosts/diskScanner';

/** Builds the parts of a host that runs in Node and hands them to each other. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri } = context;
  const parts = compose(context, {
    scanner: diskScanner(
      vscode.Uri.joinPath(extensionUri, 'dist').fsPath,
      countsFolder(context).fsPath,
      async () => (await import('./vscode/planning')).nodeTreeScanner(extensionUri),
    ),
    startPlanning: async (planningParts) =>
      (await import('./vscode/planning')).startPlanning(planningParts),
  });
  const evaluation = new LazyEvaluation(context, parts.log);
  context.subscriptions.push(
    evaluation,
    ...registerTools(
      { extensionUri, cacheFolder: countsFolder(context), log: parts.log },
      () => import('./vscode/planning'),
    ),
    registerMcpServer(context),
    vscode.commands.registerCommand(
      'ockham.importUsage',
      async (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
        (await import('./vscode/planning')).importChosenUsage(
          parts.log,
          selected && selected.length > 0 ? selected : clicked ? [clicked] : [],
        ),
    ),
    vscode.commands.registerCommand('ockham.calibrateTokens', () => calibrateTokens(parts)),
    ...evaluationCommands.map((command) =>
      vscode.commands.registerCommand(
        `ockham.${command}`,
        (...clicked: readonly (vscode.Uri | undefined)[]) =>
          evaluation.run(
            command,
            clicked.filter((uri) => uri instanceof vscode.Uri),
          ),
      ),
    ),
  );
}
