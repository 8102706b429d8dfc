import * as vscode from 'vscode';
import type { LazyPlanning } from '../lazyPlanning';
import { webviewHtml, webviewOptions } from '../webviewHtml';

/** The sidebar view; what it works with is loaded when it is first shown. */
export class DecisionPanel implements vscode.WebviewViewProvider {
  static readonly viewId = 'ockham.decision';
  readonly #extensionUri: vscode.Uri;
  readonly #planning: LazyPlanning;

  constructor(extensionUri: vscode.Uri, planning: LazyPlanning) {
    this.#extensionUri = extensionUri;
    this.#planning = planning;
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { webview } = view;
    webview.options = webviewOptions(this.#extensionUri);
    // The page loads while planning does; it asks for its state until it is heard.
    const opened = this.#planning.openPanel(view);
    webview.html = webviewHtml(webview, this.#extensionUri, 'panel', 'Ockham: Decision');
    await opened;
  }
}
