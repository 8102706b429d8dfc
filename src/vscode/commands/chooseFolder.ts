import * as vscode from 'vscode';
import { nameOf } from '../../measure/scan/location';
import { readDocsFolderNames } from '../adapters/settings';

interface FolderChoice extends vscode.QuickPickItem {
  readonly folder?: vscode.Uri;
}

/**
 * Asks which folder to measure: the workspace's documentation folders first, then whole workspace folders,
 * then any folder of the disk.
 * @returns undefined when the user chose none
 */
export async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const workspaceFolders = vscode.workspace.workspaceFolders ?? [];
  if (workspaceFolders.length === 0) {
    const choose = vscode.l10n.t('Choose Folder…');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('No folder is open: choose the folder whose tokens Ockham shall count.'),
      choose,
    );
    return chosen === choose ? browseForFolder() : undefined;
  }
  const docs = (await Promise.all(workspaceFolders.map(findDocsFolders))).flat();
  const choices: FolderChoice[] = [
    ...docs.map((folder) => ({
      label: `$(book) ${vscode.workspace.asRelativePath(folder)}`,
      description: vscode.l10n.t('documentation folder'),
      folder,
    })),
    ...workspaceFolders.map(({ name, uri }) => ({
      label: `$(root-folder) ${name}`,
      description: vscode.l10n.t('whole workspace folder'),
      folder: uri,
    })),
    { label: vscode.l10n.t('$(folder-opened) Other Folder…') },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Ockham: Estimate Tokens in Folder'),
    placeHolder: vscode.l10n.t('Which folder holds the knowledge your system needs?'),
  });
  if (chosen === undefined) return undefined;
  return chosen.folder ?? browseForFolder();
}

/** Folders directly in the workspace folder that are named like documentation, likeliest first. */
async function findDocsFolders({ uri }: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
  let entries: [string, vscode.FileType][];
  try {
    entries = await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return [];
  }
  const folders = entries
    .filter(([, type]) => type === vscode.FileType.Directory)
    .map(([name]) => name);
  return readDocsFolderNames().flatMap((wanted) =>
    folders
      .filter((name) => name.toLowerCase() === wanted.toLowerCase())
      .map((name) => vscode.Uri.joinPath(uri, name)),
  );
}

async function browseForFolder(): Promise<vscode.Uri | undefined> {
  const home = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    openLabel: vscode.l10n.t('Estimate Tokens'),
    title: home
      ? vscode.l10n.t('Folder to measure (now in {0})', nameOf(home.path))
      : vscode.l10n.t('Folder to measure'),
    ...(home ? { defaultUri: home } : {}),
  });
  return chosen?.[0];
}
