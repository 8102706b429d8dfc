import * as vscode from 'vscode';
import { exists } from '../plan/freeFiles';

/**
 * Opens the file that a fact was read from, named relative to the plan or to a workspace folder; a plan that somebody
 * else wrote can name no other.
 * @throws with one sentence where there is no such file
 */
export async function openSource(planFolder: vscode.Uri | undefined, file: string): Promise<void> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  for (const root of planFolder ? [planFolder, ...roots] : roots) {
    const uri = vscode.Uri.joinPath(root, file);
    if (!uri.path.startsWith(root.path.replace(/\/*$/, '/')) || !(await exists(uri))) continue;
    await vscode.commands.executeCommand('vscode.open', uri);
    return;
  }
  throw new Error(vscode.l10n.t('{0} is no longer there: collect the evidence again.', file));
}
