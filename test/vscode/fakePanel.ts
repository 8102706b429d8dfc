import * as vscode from 'vscode';

/** A tab whose page is the test: no test can reach into a real webview from here. */
export class FakePanel<Posted, Received> {
  readonly visible = true;
  readonly #received = new vscode.EventEmitter<unknown>();
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #shown = new vscode.EventEmitter<Received>();
  readonly onDidDispose = this.#disposed.event;
  readonly onDidChangeViewState =
    new vscode.EventEmitter<vscode.WebviewPanelOnDidChangeViewStateEvent>().event;
  readonly webview: vscode.Webview = {
    options: {},
    html: '',
    cspSource: 'test:',
    asWebviewUri: (uri) => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: (message: Received) => {
      this.#shown.fire(message);
      return Promise.resolve(true);
    },
  };

  /** The next message that the test waits for; any where it does not say. */
  next(isAwaited: (message: Received) => boolean = () => true): Promise<Received> {
    return new Promise((resolve) => {
      const subscription = this.#shown.event((message) => {
        if (!isAwaited(message)) return;
        subscription.dispose();
        resolve(message);
      });
    });
  }

  /** Anything at all may come from a page. */
  postAnything(message: unknown): void {
    this.#received.fire(message);
  }

  post(message: Posted): void {
    this.#received.fire(message);
  }

  /** What is shown after a message. */
  send(message: Posted): Promise<Received> {
    const shown = this.next();
    this.post(message);
    return shown;
  }

  close(): void {
    this.#disposed.fire();
  }
}
