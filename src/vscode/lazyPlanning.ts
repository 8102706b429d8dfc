import * as vscode from 'vscode';
import type { OnUpdate } from './adapters/corpusUpdate';
import type { FinishedScan } from './adapters/scanner';
import type { CorpusReportSession } from './corpusReport/corpusReportSession';
import type { ShownCorpus } from './corpusReport/shownCorpus';
import type { CorpusFollower } from './hosts/planningHost';
import { isPlan } from './plan/planFile';
import type { Planning, PlanningParts } from './planningSession';

/** The commands that need planning; each is `ockham.` and its name. */
export const planningCommands = [
  'newPlan',
  'collectEvidence',
  'exportDecisionRecord',
  'exportBusinessCase',
  'scaffoldPrompt',
  'scaffoldRag',
  'scaffoldFineTuning',
  'scaffoldHybrid',
] as const;
export type PlanningCommand = (typeof planningCommands)[number];

/** Loads planning when a plan is opened or one of its commands is run, so that activation stays light. */
export class LazyPlanning implements vscode.Disposable {
  readonly #parts: PlanningParts;
  readonly #start: (parts: PlanningParts) => Promise<Planning>;
  readonly #opening: vscode.Disposable;
  #planning: Promise<Planning> | undefined;

  /** @param start loads and starts what the host can do */
  constructor(parts: PlanningParts, start: (parts: PlanningParts) => Promise<Planning>) {
    this.#parts = parts;
    this.#start = start;
    this.#opening = vscode.workspace.onDidOpenTextDocument((document) => this.#meet(document));
    for (const document of vscode.workspace.textDocuments) this.#meet(document);
  }

  async run(command: PlanningCommand, clicked: vscode.Uri | undefined): Promise<unknown> {
    const planning = await this.#load();
    return planning.run(command, clicked);
  }

  async openEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const planning = await this.#load();
    planning.openEditor(document, panel);
  }

  async openCorpusReport(
    panel: vscode.WebviewPanel,
    shown: ShownCorpus,
  ): Promise<CorpusReportSession> {
    const planning = await this.#load();
    return planning.openCorpusReport(panel, shown);
  }

  async followCorpus(finished: FinishedScan, onUpdate: OnUpdate): Promise<CorpusFollower> {
    const planning = await this.#load();
    return planning.followCorpus(finished, onUpdate);
  }

  async calibrate(corpus: FinishedScan): Promise<boolean> {
    const planning = await this.#load();
    return planning.calibrate(corpus);
  }

  async openPanel(view: vscode.WebviewView): Promise<void> {
    const planning = await this.#load();
    planning.openPanel(view);
  }

  dispose(): void {
    this.#opening.dispose();
    void this.#planning?.then((planning) => planning.dispose());
  }

  #meet({ uri }: vscode.TextDocument): void {
    if (!isPlan(uri)) return;
    this.#opening.dispose();
    this.#load().catch((error: unknown) =>
      this.#parts.log.error(error instanceof Error ? error : String(error)),
    );
  }

  #load(): Promise<Planning> {
    this.#planning ??= this.#start(this.#parts);
    return this.#planning;
  }
}
