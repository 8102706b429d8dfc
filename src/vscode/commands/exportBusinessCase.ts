import * as vscode from 'vscode';
import { assess } from '../../core/decision/assess';
import { writeBusinessCase, writeBusinessCaseCsv } from '../../core/record/businessCase';
import { findFreeFiles, folderOf } from '../plan/freeFiles';
import { openPlan } from '../plan/openPlan';
import { planSuffix } from '../plan/planFile';

/**
 * Writes the plan's business case beside it, as Markdown and as CSV, under the next free name. Opens the Markdown.
 * @returns both files, or undefined when none was written; the user knows why
 */
export async function exportBusinessCase(
  clicked: vscode.Uri | undefined,
): Promise<readonly [markdown: vscode.Uri, csv: vscode.Uri] | undefined> {
  const opened = await openPlan(clicked);
  if (!opened) return undefined;
  const { document, plan, world } = opened;
  const assessment = assess(plan, world);
  const [markdown, csv] = await findFreeFiles((attempt) => {
    const base = document.uri.path.split('/').at(-1)?.slice(0, -planSuffix.length) ?? '';
    const name = `${base}-business-case${attempt === 1 ? '' : `-${attempt}`}`;
    const beside = (extension: string) =>
      vscode.Uri.joinPath(folderOf(document.uri), `${name}.${extension}`);
    return [beside('md'), beside('csv')] as const;
  });
  const encoder = new TextEncoder();
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(markdown, {
    contents: encoder.encode(writeBusinessCase(plan, assessment, world.today)),
  });
  edit.createFile(csv, { contents: encoder.encode(writeBusinessCaseCsv(assessment)) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham could not write {0}: the folder may be read-only.',
        vscode.workspace.asRelativePath(markdown),
      ),
    );
    return undefined;
  }
  await vscode.window.showTextDocument(markdown);
  return [markdown, csv];
}
