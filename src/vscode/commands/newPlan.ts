import * as vscode from 'vscode';
import type { Draft } from '../adapters/draft';
import { createPlan } from '../plan/createPlan';
import { findFreeFiles } from '../plan/freeFiles';
import { planSuffix } from '../plan/planFile';

/**
 * Writes a plan file into the workspace from what the sidebar holds, under the next free name, and opens it.
 * @returns the file, or undefined when none was written; the user knows why
 */
export async function newPlan({
  draft,
}: {
  readonly draft: Draft;
}): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const open = vscode.l10n.t('Open Folder…');
    void vscode.window
      .showInformationMessage(vscode.l10n.t('A plan lies in a folder: open one first.'), open)
      .then((chosen) => {
        if (chosen === open) void vscode.commands.executeCommand('vscode.openFolder');
      });
    return undefined;
  }
  const folder = await choosePlanFolder(folders);
  if (!folder) return undefined;
  const file = await freePlanFile(folder.uri);
  if (!(await createPlan(draft, file))) return undefined;
  await vscode.window.showTextDocument(file);
  return file;
}

/** The workspace folder for a plan: the only one, or the one that the user picks. */
export async function choosePlanFolder(
  folders: readonly vscode.WorkspaceFolder[],
): Promise<vscode.WorkspaceFolder | undefined> {
  return folders.length === 1
    ? folders[0]
    : vscode.window.showWorkspaceFolderPick({
        placeHolder: vscode.l10n.t('Where shall the plan lie?'),
      });
}

/** `plan.ockham.json`, or the next such name that is free. */
export async function freePlanFile(folder: vscode.Uri): Promise<vscode.Uri> {
  const [file] = await findFreeFiles((attempt) => [
    vscode.Uri.joinPath(folder, `plan${attempt === 1 ? '' : `-${attempt}`}${planSuffix}`),
  ]);
  return file;
}
