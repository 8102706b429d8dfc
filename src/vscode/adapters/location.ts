import * as vscode from 'vscode';

/** A file or folder as measuring knows it: its path where it has one, else its URI with parts that are not encoded. */
export function locationOf(uri: vscode.Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : `${uri.scheme}://${uri.authority}${uri.path}`;
}

/** The file or folder that a location names. */
export function uriOf(location: string): vscode.Uri {
  const [, scheme, authority, path] =
    /^([a-z][a-z0-9+.-]+):\/\/([^/]*)(.*)$/is.exec(location) ?? [];
  return scheme === undefined || authority === undefined || path === undefined
    ? vscode.Uri.file(location)
    : vscode.Uri.from({ scheme, authority, path });
}
