import * as vscode from 'vscode';
import { isPlan } from './planFile';

/** The plan in the active tab, as text or in the plan editor. */
export function planInActiveTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile && isPlan(input.uri) ? input.uri : undefined;
}
