import * as vscode from 'vscode';
import { applyEdits, editPlan, type PlanChange, type TextEdit } from '../../core/plan/edit';
import { parsePlan } from '../../core/plan/parse';
import type { Draft } from '../adapters/draft';
import { planInActiveTab } from '../plan/activeTab';
import { applyEdit } from '../plan/changePlan';
import { folderOf } from '../plan/freeFiles';
import { isPlan, planSuffix } from '../plan/planFile';
import { corpusChanges } from './measuredCorpus';
import { TextHistory } from './textHistory';

const draftKey = 'draft';

/**
 * The plan that the panel shows: a file of the workspace or the draft. The text is the only state; it is changed by
 * minimal edits, one at a time, and each is a step of undo.
 */
export class ActivePlan implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #draft: Draft;
  readonly #histories = new Map<string, TextHistory>();
  readonly #subscriptions: vscode.Disposable;
  #plans: readonly vscode.Uri[] = [];
  #document: vscode.TextDocument | undefined;
  /** Edits wait for each other: each is made on the text that the one before has left. */
  #working: Promise<unknown> = Promise.resolve();

  constructor(draft: Draft) {
    this.#draft = draft;
    const files = vscode.workspace.createFileSystemWatcher(`**/*${planSuffix}`, false, true);
    const update = (): void => void this.update();
    this.#subscriptions = vscode.Disposable.from(
      files,
      files.onDidCreate(update),
      files.onDidDelete(update),
      vscode.workspace.onDidChangeWorkspaceFolders(update),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#followTab()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#followTab()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#document && contentChanges.length > 0) this.#changed.fire();
      }),
      // VS Code closes what no tab shows after a while; what is written to the file later must still be seen.
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#document) update();
      }),
      draft.onDidChange(() => void this.#takeCorpus()),
      this.#changed,
    );
  }

  /** The plan's file; undefined for the draft. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** Every plan file of the workspace, and those of the open tabs. */
  get plans(): readonly vscode.Uri[] {
    return this.#plans;
  }

  get text(): string {
    return this.#document?.getText() ?? this.#draft.text;
  }

  get canUndo(): boolean {
    return this.#history.canUndo(this.text);
  }

  get canRedo(): boolean {
    return this.#history.canRedo(this.text);
  }

  /** The folder that the plan's paths are relative to; undefined in an empty window. */
  get folder(): vscode.Uri | undefined {
    return this.#document
      ? folderOf(this.#document.uri)
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  }

  /** Shows a plan file, or the draft where none is named, until another is chosen. */
  async choose(uri: vscode.Uri | undefined): Promise<void> {
    await this.#draft.choosePlan(uri?.toString() ?? draftKey);
    await this.update();
  }

  /** Looks for plans anew, and shows the one that is chosen, else the active tab's, else the first. */
  async update(): Promise<void> {
    const { chosenPlan } = this.#draft;
    if (!this.#document && chosenPlan !== undefined && chosenPlan !== draftKey) {
      // What was chosen before need not wait for the search.
      this.#document = await open(vscode.Uri.parse(chosenPlan));
      if (this.#document) this.#changed.fire();
    }
    this.#plans = await findPlans();
    const wanted = this.#wanted();
    const shown = this.#document;
    if (!wanted) this.#document = undefined;
    else if (shown?.uri.toString() !== wanted.toString() || shown.isClosed)
      this.#document = await open(wanted);
    await this.#takeCorpus();
  }

  /**
   * Makes changes to the plan as one edit and one step of undo.
   * @throws with one sentence where the plan cannot be read or would not be readable afterwards
   */
  change(changes: readonly PlanChange[]): Promise<void> {
    return this.#inTurn(async () => {
      const { text } = this;
      this.#assertReadable(text);
      const edit = editPlan(text, changes);
      if (!edit) return;
      const after = parsePlan(applyEdits(text, [edit]));
      if (after.status === 'invalid')
        throw new Error(`${after.problems[0]?.message ?? 'This value is not possible'}.`);
      await this.#apply(edit);
      this.#history.record(text, edit);
      this.#changed.fire();
    });
  }

  /** Replaces the whole text, as one step of undo. */
  replace(text: string): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.text;
      const edit = { offset: 0, length: before.length, content: text };
      await this.#apply(edit);
      this.#history.record(before, edit);
      this.#changed.fire();
    });
  }

  undo(): Promise<void> {
    return this.#inTurn(() => this.#step(this.#history.undo(this.text)));
  }

  redo(): Promise<void> {
    return this.#inTurn(() => this.#step(this.#history.redo(this.text)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get #history(): TextHistory {
    const key = this.#document?.uri.toString() ?? draftKey;
    const history = this.#histories.get(key) ?? new TextHistory();
    this.#histories.set(key, history);
    return history;
  }

  #wanted(): vscode.Uri | undefined {
    const { chosenPlan } = this.#draft;
    if (chosenPlan === draftKey) return undefined;
    const chosen = this.#plans.find((uri) => uri.toString() === chosenPlan);
    if (chosen) return chosen;
    return planInActiveTab() ?? (this.#draft.isEmpty ? this.#plans[0] : undefined);
  }

  #followTab(): void {
    const uri = planInActiveTab();
    if (uri && uri.toString() !== this.#document?.uri.toString()) void this.choose(uri);
  }

  /** The draft takes every count of the workspace; a file only on request. */
  async #takeCorpus(): Promise<void> {
    const corpus = this.#document ? undefined : this.#draft.freshCorpus;
    if (corpus && parsePlan(this.text).status === 'valid') {
      await this.#draft.takeCorpus();
      await this.change(corpusChanges(corpus, this.folder));
    }
    this.#changed.fire();
  }

  async #step(edit: TextEdit | undefined): Promise<void> {
    if (edit) await this.#apply(edit);
    this.#changed.fire();
  }

  async #apply({ offset, length, content }: TextEdit): Promise<void> {
    const document = this.#document;
    if (!document) {
      await this.#draft.setText(applyEdits(this.#draft.text, [{ offset, length, content }]));
      return;
    }
    const change = new vscode.WorkspaceEdit();
    const range = new vscode.Range(
      document.positionAt(offset),
      document.positionAt(offset + length),
    );
    change.replace(document.uri, range, content);
    if (!(await applyEdit(change, [document])))
      throw new Error(
        vscode.l10n.t(
          'Ockham could not change {0}: it may be read-only.',
          vscode.workspace.asRelativePath(document.uri),
        ),
      );
  }

  #assertReadable(text: string): void {
    const parsed = parsePlan(text);
    if (parsed.status === 'valid') return;
    throw new Error(vscode.l10n.t('The plan cannot be read as it stands: correct its text first.'));
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // Gone since it was found: the draft stands in for it.
    return undefined;
  }
}

/** The workspace's plan files in the order of their paths, and those that tabs show from elsewhere. */
async function findPlans(): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(`**/*${planSuffix}`, '**/node_modules/**', 200);
  const inTabs = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
        ? [input.uri]
        : [],
    );
  const distinct = new Map([...found, ...inTabs].map((uri) => [uri.toString(), uri]));
  return [...distinct.values()]
    .filter(isPlan)
    .sort(
      (a, b) => a.path.split('/').length - b.path.split('/').length || a.path.localeCompare(b.path),
    );
}
