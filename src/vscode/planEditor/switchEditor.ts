import * as vscode from 'vscode';
import { planInActiveTab } from '../plan/activeTab';
import { planSuffix } from '../plan/planFile';
import { PlanEditorProvider } from './planEditorProvider';

/** Opens a plan file, or the one in the active tab, in the plan editor. */
export async function openPlanEditor(clicked: vscode.Uri | undefined): Promise<void> {
  await openWith(clicked, PlanEditorProvider.viewType);
}

/** Opens a plan file, or the one in the active tab, as text. */
export async function openPlanAsText(clicked: vscode.Uri | undefined): Promise<void> {
  await openWith(clicked, 'default');
}

async function openWith(clicked: vscode.Uri | undefined, editor: string): Promise<void> {
  const plan = clicked ?? planInActiveTab();
  if (plan) await vscode.commands.executeCommand('vscode.openWith', plan, editor);
  else
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Open a plan first: a file whose name ends in {0}.', planSuffix),
    );
}
