import * as vscode from 'vscode';
import { panelIntent, type PanelIntent, type PanelSnapshot } from '../../protocol/panel';
import type { Draft } from '../adapters/draft';
import { webviewHtml, webviewOptions } from '../webviewHtml';

/** The sidebar view: shows the draft's needs and facts, and turns what is clicked into edits and commands. */
export class DecisionPanel implements vscode.WebviewViewProvider {
  static readonly viewId = 'ockham.decision';
  readonly #extensionUri: vscode.Uri;
  readonly #draft: Draft;
  readonly #log: vscode.LogOutputChannel;

  constructor(extensionUri: vscode.Uri, draft: Draft, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#draft = draft;
    this.#log = log;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    webview.options = webviewOptions(this.#extensionUri);
    webview.html = webviewHtml(webview, this.#extensionUri, 'panel', 'Ockham: Decision');
    const send = (): void => void webview.postMessage(this.#snapshot());
    const subscriptions = [
      this.#draft.onDidChange(send),
      view.onDidChangeVisibility(() => {
        if (view.visible) send();
      }),
      webview.onDidReceiveMessage((message: unknown) => {
        const intent = panelIntent.safeParse(message);
        if (!intent.success) {
          this.#log.warn(
            'The decision panel sent a message that is not understood.',
            intent.error.message,
          );
          return;
        }
        if (intent.data.kind === 'ready') send();
        else this.#carryOut(intent.data);
      }),
    ];
    view.onDidDispose(() => {
      for (const subscription of subscriptions) subscription.dispose();
    });
  }

  #snapshot(): PanelSnapshot {
    const { needs, corpus } = this.#draft;
    return { kind: 'snapshot', needs, ...(corpus ? { corpus } : {}) };
  }

  #carryOut(intent: Exclude<PanelIntent, { kind: 'ready' }>): void {
    switch (intent.kind) {
      case 'setNeed':
        void this.#draft.setNeed(intent.need, intent.level);
        return;
      case 'clearNeeds':
        void this.#draft.clearNeeds();
        return;
      case 'estimateTokens':
        void vscode.commands.executeCommand('ockham.estimateTokensInFolder');
        return;
      case 'showReport':
        void vscode.commands.executeCommand('ockham.showCorpusReport');
        return;
    }
  }
}
