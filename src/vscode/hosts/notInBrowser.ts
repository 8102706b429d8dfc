import * as vscode from 'vscode';

/**
 * Says that a command cannot work here, and where it does.
 * @param what the beginning of a sentence, e.g. `Running an evaluation`
 */
export function sayNotInBrowser(what: string): Promise<void> {
  // Not awaited: the message stays until it is closed.
  void vscode.window.showInformationMessage(
    `${what} needs a computer to run on, and Ockham runs in a browser here: open this folder in VS Code on the desktop, or in a remote window such as a codespace.`,
  );
  return Promise.resolve();
}
