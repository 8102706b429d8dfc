import * as vscode from 'vscode';
import { applyEdits, editPlan, type PlanChange } from '../../core/plan/edit';
import { parsePlan } from '../../core/plan/parse';
import { nameOf, resolveLocation } from '../../measure/scan/location';
import { emptyPlanText, type Draft } from '../adapters/draft';
import { locationOf } from '../adapters/location';
import { corpusChanges, relativeTo } from '../panel/measuredCorpus';
import { folderOf } from './freeFiles';

/**
 * Writes the draft to a file that does not exist yet; the draft starts over.
 * @returns false when it could not be written; the user knows why
 */
export async function createPlan(draft: Draft, file: vscode.Uri): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(textFor(draft, file)) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham could not write {0}: the folder may be read-only.',
        vscode.workspace.asRelativePath(file),
      ),
    );
    return false;
  }
  if (draft.freshCorpus) await draft.takeCorpus();
  await draft.setText(emptyPlanText);
  return true;
}

/** The draft as it reads in its place: titled, with its folders named from there. */
function textFor(draft: Draft, file: vscode.Uri): string {
  const { text } = draft;
  const parsed = parsePlan(text);
  if (parsed.status === 'invalid') return text;
  const folder = folderOf(file);
  const { title } = parsed.document;
  const { folders } = parsed.plan.corpus;
  const home = vscode.workspace.workspaceFolders?.[0]?.uri ?? folder;
  const fresh = draft.freshCorpus;
  const changes: PlanChange[] = [
    ...(title === undefined ? [{ path: ['title'] as const, value: nameOf(folder.path) }] : []),
    ...(folders.length > 0
      ? [
          {
            path: ['corpus', 'folders'] as const,
            value: folders.map((name) =>
              relativeTo(folder, resolveLocation(locationOf(home), name)),
            ),
          },
        ]
      : []),
    ...(fresh ? corpusChanges(fresh, folder) : []),
  ];
  const edit = editPlan(text, changes);
  return edit ? applyEdits(text, [edit]) : text;
}
