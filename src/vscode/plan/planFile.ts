import * as vscode from 'vscode';

/** What the name of every plan file ends in. */
export const planSuffix = '.ockham.json';

/** Whether a file is a plan that can be edited: the old side of a diff, for one, is not. */
export function isPlan({ path, scheme }: vscode.Uri): boolean {
  return path.endsWith(planSuffix) && vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}
