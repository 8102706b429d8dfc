import type * as vscode from 'vscode';

/** Where the base URLs of the endpoints that the user added are kept, with the machine. */
export const baseUrlsKey = 'ockham.endpoints';

/** Base URLs, in the order in which they were added. */
export function keptBaseUrls(state: vscode.Memento): readonly string[] {
  return state.get<readonly string[]>(baseUrlsKey, []);
}
