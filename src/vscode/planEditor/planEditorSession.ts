import * as vscode from 'vscode';
import { applyOverrides } from '../../core/catalog/overrides';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { applyEdits, editPlan, type PlanChange } from '../../core/plan/edit';
import { parsePlan } from '../../core/plan/parse';
import {
  planEditorIntent,
  type PlanEditorIntent,
  type PlanEditorSnapshot,
  type ReadPlan,
} from '../../protocol/planEditor';
import type { EditablePath } from '../../protocol/planPaths';
import { webviewHtml, webviewOptions } from '../webviewHtml';
import { today } from '../adapters/clock';
import type { PlanningParts } from '../planning';

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
        void vscode.window.showErrorMessage(`Ockham could not change ${document.fileName}.`);
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
    const parsed = parsePlan(this.#document.getText());
    if (parsed.status === 'valid') {
      const day = today();
      const { catalog } = applyOverrides(bundledCatalog, parsed.plan.prices, day);
      this.#lastRead = { document: parsed.document, catalog, today: day };
    }
    const { uri } = this.#document;
    this.#post({
      kind: 'snapshot',
      fileName: vscode.workspace.asRelativePath(uri),
      editable: vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true,
      ...(this.#lastRead ? { plan: this.#lastRead } : {}),
      problems: parsed.problems,
    });
  }

  async carryOut(intent: PlanEditorIntent): Promise<void> {
    switch (intent.kind) {
      case 'ready':
        this.send();
        return;
      case 'set':
      case 'choose':
        return this.#change(intent.path, intent.value);
      case 'reset':
        return this.#change(intent.path, undefined);
      case 'openAsText':
        return this.#openAsText(intent.at);
    }
  }

  #change(path: EditablePath, value: PlanChange['value']): Promise<void> {
    const edited = this.#editing.then(() => this.#edit(path, value));
    this.#editing = edited.catch(() => undefined);
    return edited;
  }

  /** Makes one edit, unless it would leave a plan that cannot be read: then the view returns to what stands. */
  async #edit(path: EditablePath, value: PlanChange['value']): Promise<void> {
    const document = this.#document;
    const text = document.getText();
    const [group, ...rest] = path.split('.');
    if (group === undefined || parsePlan(text).status === 'invalid') {
      this.send();
      return;
    }
    const edit = editPlan(text, [{ path: [group, ...rest], value }]);
    if (!edit || parsePlan(applyEdits(text, [edit])).status === 'invalid') {
      this.send();
      return;
    }
    const range = new vscode.Range(
      document.positionAt(edit.offset),
      document.positionAt(edit.offset + edit.length),
    );
    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, range, edit.content);
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
