import './vscode/localize';
import * as vscode from 'vscode';
import { Draft } from './vscode/adapters/draft';
import { CalibrationStore } from './vscode/calibration/calibrationStore';
import { calibrateTokens } from './vscode/commands/calibrateTokens';
import { chooseFolder } from './vscode/commands/chooseFolder';
import { estimateTokens } from './vscode/commands/estimateTokens';
import { CorpusReportPanel } from './vscode/corpusReport/corpusReportPanel';
import { evaluationCommands, LazyEvaluation } from './vscode/evaluation/lazyEvaluation';
import { LazyPlanning, planningCommands } from './vscode/lazyPlanning';
import { DecisionPanel } from './vscode/panel/decisionPanel';
import { PlanEditorProvider } from './vscode/planEditor/planEditorProvider';
import { openPlanAsText, openPlanEditor } from './vscode/planEditor/switchEditor';

/** Builds the parts and hands them to each other. */
export function activate(context: vscode.ExtensionContext): void {
  const { extensionUri } = context;
  const log = vscode.window.createOutputChannel('Ockham', { log: true });
  const draft = new Draft(context.workspaceState);
  const calibrations = new CalibrationStore(context.workspaceState);
  const { secrets } = context;
  const planning = new LazyPlanning({ extensionUri, draft, secrets, calibrations, log });
  const corpusReport = new CorpusReportPanel(extensionUri, planning);
  const evaluation = new LazyEvaluation(context, log);
  const cacheFolder = vscode.Uri.joinPath(context.globalStorageUri, 'counts');
  const parts = { extensionUri, cacheFolder, draft, corpusReport, planning, calibrations, log };
  context.subscriptions.push(
    log,
    draft,
    corpusReport,
    planning,
    evaluation,
    vscode.window.registerWebviewViewProvider(
      DecisionPanel.viewId,
      new DecisionPanel(extensionUri, planning),
    ),
    vscode.window.registerCustomEditorProvider(
      PlanEditorProvider.viewType,
      new PlanEditorProvider(planning),
    ),
    vscode.commands.registerCommand('ockham.openPlanEditor', openPlanEditor),
    vscode.commands.registerCommand('ockham.openPlanAsText', openPlanAsText),
    vscode.commands.registerCommand(
      'ockham.estimateTokens',
      (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
        estimateChosen(
          parts,
          selected && selected.length > 0 ? selected : clicked ? [clicked] : [],
        ),
    ),
    vscode.commands.registerCommand('ockham.estimateTokensInFolder', () =>
      estimateChosen(parts, []),
    ),
    vscode.commands.registerCommand('ockham.showCorpusReport', async () => {
      if (!(await corpusReport.reopen())) await estimateChosen(parts, []);
    }),
    vscode.commands.registerCommand('ockham.calibrateTokens', () => calibrateTokens(parts)),
    vscode.commands.registerCommand('ockham.getStarted', () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#start`,
      ),
    ),
    vscode.commands.registerCommand('ockham.openDecisionPanel', () =>
      vscode.commands.executeCommand(`${DecisionPanel.viewId}.focus`),
    ),
    ...planningCommands.map((command) =>
      vscode.commands.registerCommand(`ockham.${command}`, (clicked?: vscode.Uri) =>
        planning.run(command, clicked),
      ),
    ),
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

async function estimateChosen(
  parts: Parameters<typeof estimateTokens>[0],
  folders: readonly vscode.Uri[],
) {
  if (folders.length > 0) return estimateTokens(parts, folders);
  const folder = await chooseFolder();
  return folder ? estimateTokens(parts, [folder]) : undefined;
}
