import * as vscode from 'vscode';
import type { LazyPlanning } from '../lazyPlanning';

/** The custom editor of plan files; what it works with is loaded with the first plan. */
export class PlanEditorProvider implements vscode.CustomTextEditorProvider {
  static readonly viewType = 'ockham.planEditor';
  readonly #planning: LazyPlanning;

  constructor(planning: LazyPlanning) {
    this.#planning = planning;
  }

  resolveCustomTextEditor(
    document: vscode.TextDocument,
    panel: vscode.WebviewPanel,
  ): Promise<void> {
    return this.#planning.openEditor(document, panel);
  }
}
