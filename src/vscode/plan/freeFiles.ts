import * as vscode from 'vscode';

/** The first attempt (from 1) at naming some files of which none exists. */
export async function findFreeFiles<Files extends readonly vscode.Uri[]>(
  name: (attempt: number) => Files,
): Promise<Files> {
  for (let attempt = 1; ; attempt++) {
    const files = name(attempt);
    const exist = await Promise.all(files.map(exists));
    if (!exist.includes(true)) return files;
  }
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The folder that holds a file. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
