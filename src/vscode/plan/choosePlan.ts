import * as vscode from 'vscode';
import { isPlan, planSuffix } from './planFile';

/**
 * The plan that a command works on: the one that was clicked, else the active editor's, else the workspace's only
 * one or the one that the user chooses.
 * @returns undefined when there is none, which is said, or when the user chose none
 */
export async function choosePlan(clicked: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  if (clicked) return clicked;
  const active = vscode.window.activeTextEditor?.document.uri;
  if (active && isPlan(active)) return active;
  const plans = await vscode.workspace.findFiles(`**/*${planSuffix}`, '**/node_modules/**');
  if (plans.length === 0) {
    const create = vscode.l10n.t('New Plan');
    void vscode.window
      .showInformationMessage(
        vscode.l10n.t('The workspace has no plan ({0}) yet.', `*${planSuffix}`),
        create,
      )
      .then((chosen) => {
        if (chosen === create) void vscode.commands.executeCommand('ockham.newPlan');
      });
    return undefined;
  }
  const [only, ...others] = plans;
  if (others.length === 0) return only;
  const chosen = await vscode.window.showQuickPick(
    plans.map((plan) => ({ label: vscode.workspace.asRelativePath(plan), plan })),
    { title: vscode.l10n.t('Ockham: Choose a Plan') },
  );
  return chosen?.plan;
}
