import * as vscode from 'vscode';

/** What the plan editor needs of the extension. */
export interface PlanEditorParts {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The custom editor of plan files. What it works with is a bundle of its own, loaded with the first editor. */
export class PlanEditorProvider implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'ockham.planEditor';
  readonly #parts: PlanEditorParts;

  constructor(parts: PlanEditorParts) {
    this.#parts = parts;
  }

  async resolveCustomTextEditor(
    document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ): Promise<void> {
    const { openPlanEditor } = await import('./planEditorSession');
    openPlanEditor(this.#parts, document, panel);
  }
}
