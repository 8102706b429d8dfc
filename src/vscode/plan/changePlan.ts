import * as vscode from 'vscode';
import { editPlan, type PlanChange } from '../../core/plan/edit';

/** Adds the one minimal edit that makes the changes to a plan; nothing where all values are already there. */
export function addPlanChanges(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  changes: readonly PlanChange[],
): void {
  const change = editPlan(document.getText(), changes);
  if (!change) return;
  const { offset, length, content } = change;
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
    content,
  );
}

/**
 * Applies an edit as one step of undo and saves those of its documents that were saved before.
 * @returns false when VS Code refused it; nothing is changed then
 */
export async function applyEdit(
  edit: vscode.WorkspaceEdit,
  documents: readonly vscode.TextDocument[],
): Promise<boolean> {
  const saved = documents.filter((document) => !document.isDirty);
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  for (const document of saved) await document.save();
  return true;
}
