import * as vscode from 'vscode';
import { Draft } from './adapters/draft';
import { CalibrationStore } from './calibration/calibrationStore';
import { chooseFolder } from './commands/chooseFolder';
import { estimateTokens, type EstimateTokensParts } from './commands/estimateTokens';
import { CorpusReportPanel } from './corpusReport/corpusReportPanel';
import type { CorpusScanner } from './hosts/corpusScanner';
import { LazyPlanning, planningCommands } from './lazyPlanning';
import { DecisionPanel } from './panel/decisionPanel';
import { PlanEditorProvider } from './planEditor/planEditorProvider';
import { openPlanAsText, openPlanEditor } from './planEditor/switchEditor';
import type { Planning, PlanningParts } from './planningSession';
import { createSupportBundle } from './support/createSupportBundle';
import { recordFaults } from './support/recordFaults';

/** What a host measures and plans with. */
export interface HostParts {
  readonly scanner: CorpusScanner;
  /** Loads and starts planning when it is first needed. */
  readonly startPlanning: (parts: PlanningParts) => Promise<Planning>;
}

/** Where counts are kept from one scan to the next. */
export function countsFolder({ globalStorageUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'counts');
}

/** Builds the parts that every host has and hands them to each other. */
export function compose(
  context: vscode.ExtensionContext,
  { scanner, startPlanning }: HostParts,
): EstimateTokensParts {
  const { extensionUri, secrets } = context;
  const { log, faults } = recordFaults(
    vscode.window.createOutputChannel('Ockham', { log: true }),
    () => new Date().toISOString(),
  );
  const draft = new Draft(context.workspaceState);
  const calibrations = new CalibrationStore(context.workspaceState);
  const cacheFolder = countsFolder(context);
  const planning = new LazyPlanning(
    { extensionUri, cacheFolder, draft, secrets, calibrations, log },
    startPlanning,
  );
  const corpusReport = new CorpusReportPanel(extensionUri, planning);
  const parts = { scanner, draft, corpusReport, planning, calibrations, log };
  context.subscriptions.push(
    log,
    draft,
    corpusReport,
    planning,
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
    vscode.commands.registerCommand('ockham.createSupportBundle', () =>
      createSupportBundle({ context, draft, corpusReport, faults }),
    ),
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
  );
  return parts;
}

async function estimateChosen(parts: EstimateTokensParts, folders: readonly vscode.Uri[]) {
  if (folders.length > 0) return estimateTokens(parts, folders);
  const folder = await chooseFolder();
  return folder ? estimateTokens(parts, [folder]) : undefined;
}
