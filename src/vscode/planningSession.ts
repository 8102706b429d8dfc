import * as vscode from 'vscode';
import type { OnUpdate } from './adapters/corpusUpdate';
import type { Draft } from './adapters/draft';
import type { FinishedScan } from './adapters/scanner';
import type { CalibrationStore } from './calibration/calibrationStore';
import { collectPlanEvidence } from './commands/collectEvidence';
import { CorpusReportSession } from './corpusReport/corpusReportSession';
import type { ShownCorpus } from './corpusReport/shownCorpus';
import { exportBusinessCase } from './commands/exportBusinessCase';
import { exportDecisionRecord } from './commands/exportDecisionRecord';
import { newPlan } from './commands/newPlan';
import type { CorpusFollower, PlanningHost } from './hosts/planningHost';
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
  /** Where counts are kept. */
  readonly cacheFolder: vscode.Uri;
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
  followCorpus(finished: FinishedScan, onUpdate: OnUpdate): CorpusFollower;
  /** Has a provider count a sample of the corpus. @returns whether a calibration was kept */
  calibrate(corpus: FinishedScan): Promise<boolean>;
  /** Shows the active plan in the sidebar. */
  openPanel(view: vscode.WebviewView): void;
  dispose(): void;
}

/** Starts what works on plan files, the same in every host. */
export function openPlanning(parts: PlanningParts, host: PlanningHost): Planning {
  const hosted = { ...parts, host };
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
      CorpusReportSession.open({ ...parts, active, history: host.history }, panel, shown),
    followCorpus: (finished, onUpdate) => host.followCorpus(finished, onUpdate),
    calibrate: (corpus) => host.calibrate(corpus),
    openPanel: (view) => openPanel(hosted, active, view),
    run: (command, clicked) => {
      switch (command) {
        case 'newPlan':
          return newPlan(parts);
        case 'collectEvidence':
          return collectPlanEvidence(hosted, clicked);
        case 'exportDecisionRecord':
          return exportDecisionRecord(clicked);
        case 'exportBusinessCase':
          return exportBusinessCase(clicked);
        case 'scaffoldPrompt':
          return host.scaffold('prompt', clicked);
        case 'scaffoldRag':
          return host.scaffold('rag', clicked);
        case 'scaffoldFineTuning':
          return host.scaffold('fine-tuning', clicked);
        case 'scaffoldHybrid':
          return host.scaffold('hybrid', clicked);
      }
    },
  };
}
