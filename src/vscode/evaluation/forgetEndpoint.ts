import * as vscode from 'vscode';
import type { Endpoints } from './endpoints';

/** Forgets a model service and its key. */
export async function forgetEndpoint(endpoints: Endpoints): Promise<void> {
  if (endpoints.baseUrls.length === 0) {
    void vscode.window.showInformationMessage('No endpoint was added yet.');
    return;
  }
  const chosen = await vscode.window.showQuickPick(endpoints.baseUrls, {
    title: 'Ockham: Forget an Endpoint and Its Key',
  });
  if (chosen === undefined) return;
  await endpoints.remove(chosen);
  vscode.window.setStatusBarMessage(`Forgot ${chosen}`, 3_000);
}
