import './localize';
import * as vscode from 'vscode';
import { CorpusWatcher, type OnUpdate } from './adapters/corpusWatcher';
import type { Draft } from './adapters/draft';
import type { FinishedScan, ScanPlaces } from './adapters/scanner';
import { calibrateCorpus } from './calibration/calibrateCorpus';
import type { CalibrationStore } from './calibration/calibrationStore';
import { calibrationDialogs } from './calibration/dialogs';
import { collectPlanEvidence } from './commands/collectEvidence';
import { CorpusReportSession } from './corpusReport/corpusReportSession';
import type { ShownCorpus } from './corpusReport/shownCorpus';
import { exportBusinessCase } from './commands/exportBusinessCase';
import { exportDecisionRecord } from './commands/exportDecisionRecord';
import { newPlan } from './commands/newPlan';
import { scaffoldStarter } from './commands/scaffoldStarter';
import { OpenPlans } from './language/openPlans';
import { PlanDiagnostics } from './language/planDiagnostics';
import { PlanStatus } from './language/planStatus';
import { registerRecordAnew } from './language/recordAnew';
import type { PlanningCommand } from './lazyPlanning';
import { ActivePlan } from './panel/activePlan';
import { openPanel } from './panel/panelView';
import { openPlanEditor } from './planEditor/planEditorSession';

/** What planning needs of the extension. */
export interface PlanningParts {
  readonly extensionUri: vscode.Uri;
  readonly draft: Draft;
  readonly secrets: vscode.SecretStorage;
  readonly calibrations: CalibrationStore;
  readonly log: vscode.LogOutputChannel;
}

/** All that works on plan files. */
export interface Planning {
  run(command: PlanningCommand, clicked: vscode.Uri | undefined): Promise<unknown>;
  /** Shows a plan in an editor tab until the tab is closed. */
  openEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void;
  /** Shows a corpus in an editor tab until the tab is closed. */
  openCorpusReport(panel: vscode.WebviewPanel, shown: ShownCorpus): Promise<CorpusReportSession>;
  /** What keeps a scan current while its report is open. */
  followCorpus(places: ScanPlaces, finished: FinishedScan, onUpdate: OnUpdate): CorpusWatcher;
  /** Has a provider count a sample of the corpus. @returns whether a calibration was kept */
  calibrate(corpus: FinishedScan): Promise<boolean>;
  /** Shows the active plan in the sidebar. */
  openPanel(view: vscode.WebviewView): void;
  dispose(): void;
}

/** Starts what works on plan files. It is a bundle of its own, loaded when a plan is first worked with. */
export function startPlanning(parts: PlanningParts): Planning {
  const plans = new OpenPlans();
  const active = new ActivePlan(parts.draft);
  const language = vscode.Disposable.from(
    plans,
    new PlanDiagnostics(plans),
    new PlanStatus(plans),
    registerRecordAnew(),
    active,
  );
  plans.start();
  return {
    dispose: () => void language.dispose(),
    openEditor: (document, panel) => openPlanEditor(parts, document, panel),
    openCorpusReport: (panel, shown) =>
      CorpusReportSession.open({ ...parts, active }, panel, shown),
    followCorpus: (places, finished, onUpdate) =>
      new CorpusWatcher(places, finished, onUpdate, parts.log),
    calibrate: (corpus) => calibrateCorpus({ ...parts, dialogs: calibrationDialogs }, corpus),
    openPanel: (view) => openPanel(parts, active, view),
    run: (command, clicked) => {
      switch (command) {
        case 'newPlan':
          return newPlan(parts);
        case 'collectEvidence':
          return collectPlanEvidence(parts, clicked);
        case 'exportDecisionRecord':
          return exportDecisionRecord(clicked);
        case 'exportBusinessCase':
          return exportBusinessCase(clicked);
        case 'scaffoldPrompt':
          return scaffoldStarter(parts, 'prompt', clicked);
        case 'scaffoldRag':
          return scaffoldStarter(parts, 'rag', clicked);
        case 'scaffoldFineTuning':
          return scaffoldStarter(parts, 'fine-tuning', clicked);
        case 'scaffoldHybrid':
          return scaffoldStarter(parts, 'hybrid', clicked);
      }
    },
  };
}
