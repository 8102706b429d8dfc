import * as vscode from 'vscode';
import type { Draft } from '../adapters/draft';
import { choosePlanFolder, freePlanFile } from '../commands/newPlan';
import { createPlan } from '../plan/createPlan';
import { exists } from '../plan/freeFiles';
import { planSuffix } from '../plan/planFile';

/**
 * Asks for a name and writes the draft there; a file that exists is never overwritten.
 * @returns the file, or undefined when none was written; the user knows why
 */
export async function savePlan(draft: Draft): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const file = folders.length === 0 ? await askAnywhere() : await askInWorkspace(folders);
  return file && (await createPlan(draft, file)) ? file : undefined;
}

async function askInWorkspace(
  folders: readonly vscode.WorkspaceFolder[],
): Promise<vscode.Uri | undefined> {
  const folder = await choosePlanFolder(folders);
  if (!folder) return undefined;
  const free = (await freePlanFile(folder.uri)).path.split('/').at(-1) ?? '';
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ockham: Save Plan'),
    prompt: vscode.l10n.t("Name of the plan's file in {0}", folder.name),
    value: free,
    valueSelection: [0, free.length - planSuffix.length],
    validateInput: async (text) =>
      /[\\/]/.test(text)
        ? vscode.l10n.t('A file name has no slash: the plan lies directly in the folder.')
        : text.trim() === ''
          ? vscode.l10n.t('A plan needs a name.')
          : (await exists(planFile(folder.uri, text)))
            ? vscode.l10n.t('{0} exists already: choose another name.', withSuffix(text))
            : undefined,
  });
  return name === undefined ? undefined : planFile(folder.uri, name);
}

/** In a window without a folder the plan may lie anywhere. */
async function askAnywhere(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Ockham: Save Plan'),
    saveLabel: vscode.l10n.t('Save Plan'),
    filters: { [vscode.l10n.t('Ockham plan')]: [planSuffix.slice(1)] },
  });
  if (!chosen) return undefined;
  const file = chosen.with({ path: withSuffix(chosen.path) });
  if (!(await exists(file))) return file;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} exists already: Ockham overwrites no plan. Choose another name.', file.path),
  );
  return undefined;
}

function planFile(folder: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder, withSuffix(name.trim()));
}

/** "support" and "support.json" alike become "support.ockham.json". */
function withSuffix(name: string): string {
  return name.endsWith(planSuffix) ? name : `${name.replace(/\.json$/, '')}${planSuffix}`;
}
