import * as vscode from 'vscode';
import type { Endpoints } from './endpoints';

/** Forgets a model service and its key. */
export async function forgetEndpoint(endpoints: Endpoints): Promise<void> {
  if (endpoints.baseUrls.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No endpoint was added yet.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(endpoints.baseUrls, {
    title: vscode.l10n.t('Ockham: Forget an Endpoint and Its Key'),
  });
  if (chosen === undefined) return;
  await endpoints.remove(chosen);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Forgot {0}', chosen), 3_000);
}
