import * as vscode from 'vscode';

/** The extension as VS Code has loaded it. */
export async function activateExtension(): Promise<vscode.Extension<unknown>> {
  const extension = vscode.extensions.getExtension('ockham.ockham');
  if (!extension) throw new Error('VS Code has not found the extension.');
  await extension.activate();
  return extension;
}

/** A file or folder of the workspace. */
export function inWorkspace(...parts: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests run with a folder open.');
  return vscode.Uri.joinPath(folder.uri, ...parts);
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Collects what the user is told while something is done: no test can see a notification. */
export async function listen(work: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = [];
  const window = vscode.window as unknown as Record<string, unknown>;
  const names = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
  const original = names.map((name) => window[name]);
  for (const name of names)
    window[name] = (message: string) => {
      told.push(message);
      return Promise.resolve(undefined);
    };
  try {
    await work();
  } finally {
    names.forEach((name, index) => {
      window[name] = original[index];
    });
  }
  return told;
}
