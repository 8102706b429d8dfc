import * as vscode from 'vscode';
import type { PlanEditorIntent } from '../../protocol/planEditor';

const shownMs = 4_000;

/** Puts a table on the clipboard and says so. */
export async function copyTable({
  what,
  format,
  text,
}: Extract<PlanEditorIntent, { kind: 'copy' }>): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(check) Copied “{0}” as {1}', what, format),
    shownMs,
  );
}

/** Asks where to save a chart, beside its plan unless the user says otherwise. */
export async function saveChart(
  { what, base64 }: Extract<PlanEditorIntent, { kind: 'savePng' }>,
  plan: vscode.Uri,
): Promise<void> {
  const fileName = `${what.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(plan, '..', fileName),
    filters: { 'PNG image': ['png'] },
    title: vscode.l10n.t('Save “{0}”', what),
  });
  if (!target) return;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
  const shown = vscode.workspace.asRelativePath(target);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('$(check) Saved “{0}” as {1}', what, shown),
    shownMs,
  );
}
