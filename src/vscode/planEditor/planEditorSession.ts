import * as vscode from 'vscode';
import { applyOverrides } from '../../core/catalog/overrides';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyEdits, editPlan, type PlanChange, type TextEdit } from '../../core/plan/edit';
import { locateWarning, parsePlan } from '../../core/plan/parse';
import { planVersion } from '../../core/plan/schema';
import {
  planEditorIntent,
  type PlanEditorIntent,
  type PlanEditorSnapshot,
  type ReadPlan,
} from '../../protocol/planEditor';
import { webviewHtml, webviewOptions } from '../webviewHtml';
import { today } from '../adapters/clock';
import type { PlanningParts } from '../planningSession';
import { copyTable, saveChart } from './export';
import { planChange } from './planChange';

/** The least that is a plan: everything else has a default. */
const emptyPlan = `{\n  "version": ${planVersion}\n}\n`;

/** Shows a plan in an editor tab until the tab is closed. */
export function openPlanEditor(
  { extensionUri, log }: Pick<PlanningParts, 'extensionUri' | 'log'>,
  document: vscode.TextDocument,
  panel: Pick<vscode.WebviewPanel, 'webview' | 'visible' | 'onDidChangeViewState' | 'onDidDispose'>,
): void {
  const { webview } = panel;
  const session = new PlanEditorSession(document, (snapshot) => void webview.postMessage(snapshot));
  const subscriptions = [
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) session.send();
    }),
    panel.onDidChangeViewState(() => {
      if (panel.visible) session.send();
    }),
    webview.onDidReceiveMessage((message: unknown) => {
      const intent = planEditorIntent.safeParse(message);
      if (!intent.success) {
        log.warn('The plan editor sent a message that is not understood.', intent.error.message);
        return;
      }
      session.carryOut(intent.data).catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Ockham could not change {0}.', document.fileName),
        );
      });
    }),
  ];
  panel.onDidDispose(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
  webview.options = webviewOptions(extensionUri);
  webview.html = webviewHtml(webview, extensionUri, 'planEditor', 'Ockham: Plan');
}

/** One tab's conversation: the document is the only state, the last text that could be read is kept to be shown. */
class PlanEditorSession {
  readonly #document: vscode.TextDocument;
  readonly #post: (snapshot: PlanEditorSnapshot) => void;
  #lastRead: ReadPlan | undefined;
  /** Edits wait for each other: each is made on the text that the one before has left. */
  #editing: Promise<void> = Promise.resolve();

  constructor(document: vscode.TextDocument, post: (snapshot: PlanEditorSnapshot) => void) {
    this.#document = document;
    this.#post = post;
  }

  send(): void {
    const text = this.#document.getText();
    const parsed = parsePlan(text);
    const problems = [...parsed.problems];
    if (parsed.status === 'valid') {
      const day = today();
      const priced = applyOverrides(bundledCatalog, parsed.plan.prices, day);
      this.#lastRead = { document: parsed.document, catalog: priced.catalog, today: day };
      for (const { path, message } of priced.problems)
        problems.push(locateWarning(text, ['prices', ...path], message));
    }
    const { uri } = this.#document;
    this.#post({
      kind: 'snapshot',
      fileName: vscode.workspace.asRelativePath(uri),
      editable: vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true,
      isEmpty: text.trim() === '',
      ...(this.#lastRead ? { plan: this.#lastRead } : {}),
      problems,
    });
  }

  async carryOut(intent: PlanEditorIntent): Promise<void> {
    switch (intent.kind) {
      case 'ready':
        this.send();
        return;
      case 'start':
        return this.#start();
      case 'set':
      case 'reset':
      case 'setPrice':
      case 'resetPrice':
        return this.#change(planChange(intent, today()));
      case 'run':
        await vscode.commands.executeCommand(`ockham.${intent.command}`, this.#document.uri);
        return;
      case 'copy':
        return copyTable(intent);
      case 'savePng':
        return saveChart(intent, this.#document.uri);
      case 'openAsText':
        return this.#openAsText(intent.at);
    }
  }

  #change(change: PlanChange): Promise<void> {
    const edited = this.#editing.then(() => this.#edit(change));
    this.#editing = edited.catch(() => undefined);
    return edited;
  }

  /** Makes one edit, unless it would leave a plan that cannot be read: then the view returns to what stands. */
  async #edit(changed: PlanChange): Promise<void> {
    const document = this.#document;
    const text = document.getText();
    if (parsePlan(text).status === 'invalid') {
      this.send();
      return;
    }
    const edit = editPlan(text, [changed]);
    if (!edit || parsePlan(applyEdits(text, [edit])).status === 'invalid') {
      this.send();
      return;
    }
    await this.#apply(edit);
  }

  async #start(): Promise<void> {
    const text = this.#document.getText();
    if (text.trim() !== '') return;
    await this.#apply({ offset: 0, length: text.length, content: emptyPlan });
  }

  async #apply({ offset, length, content }: TextEdit): Promise<void> {
    const document = this.#document;
    const range = new vscode.Range(
      document.positionAt(offset),
      document.positionAt(offset + length),
    );
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, range, content);
    if (!(await vscode.workspace.applyEdit(change))) this.send();
  }

  async #openAsText(at: { readonly line: number; readonly column: number } | undefined) {
    const place = at && new vscode.Position(at.line - 1, at.column - 1);
    await vscode.commands.executeCommand(
      'vscode.openWith',
      this.#document.uri,
      'default',
      place ? { selection: new vscode.Range(place, place) } : undefined,
    );
  }
}
