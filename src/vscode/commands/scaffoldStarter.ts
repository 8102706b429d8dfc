import path from 'node:path';
import * as vscode from 'vscode';
import { planProject, type PlanSource } from '../../scaffold/planProject';
import { ScaffoldRefusal, starterName, type StarterApproach } from '../../scaffold/starter';
import { refuseTaken, writeProject } from '../../scaffold/writeProject';
import { today } from '../adapters/clock';
import { choosePlan } from '../plan/choosePlan';
import { findFreeFiles, folderOf } from '../plan/freeFiles';
import { readDocument } from '../plan/openPlan';
import { planSuffix } from '../plan/planFile';
import { confirmProject } from './confirmProject';

/**
 * Copies a starter into the workspace and writes its settings from a plan, after showing what will be written.
 * Opens nothing unasked.
 * @returns the project's folder, or undefined when none was written; the user knows why
 */
export async function scaffoldStarter(
  { extensionUri }: { readonly extensionUri: vscode.Uri },
  approach: StarterApproach,
  clicked: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const name = starterName[approach];
  const parent = await chooseParent(name);
  if (!parent) return undefined;
  const source = await readSource(clicked);
  if (source === 'stopped') return undefined;
  const target = await askForTarget(parent, approach, name);
  if (target === undefined) return undefined;
  try {
    const project = await planProject({
      approach,
      startersFolder: vscode.Uri.joinPath(extensionUri, 'starters').fsPath,
      target,
      source,
      day: today(),
    });
    if (!(await confirmProject(project, name))) return undefined;
    await writeProject(project);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      error instanceof ScaffoldRefusal
        ? why
        : vscode.l10n.t('Ockham could not write the {0}: {1}', name, why),
    );
    return undefined;
  }
  const folder = vscode.Uri.file(target);
  void offerToOpen(folder, name);
  return folder;
}

/** The workspace folder that the project goes into. A starter is code that will run: it asks for trust. */
async function chooseParent(name: string): Promise<vscode.Uri | undefined> {
  const onDisk = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === 'file',
  );
  const obstacle = findObstacle(onDisk.length);
  if (obstacle !== undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Ockham writes no {0} here: {1}', name, obstacle),
    );
    return undefined;
  }
  const [only, ...others] = onDisk;
  if (others.length === 0) return only?.uri;
  const chosen = await vscode.window.showWorkspaceFolderPick({
    placeHolder: vscode.l10n.t('Where shall the {0} lie?', name),
  });
  return chosen && onDisk.includes(chosen) ? chosen.uri : undefined;
}

function findObstacle(foldersOnDisk: number): string | undefined {
  const { workspaceFolders = [], isTrusted } = vscode.workspace;
  if (!isTrusted) {
    return vscode.l10n.t(
      'the workspace is in Restricted Mode, and a starter is code that runs with your key. Trust the workspace first.',
    );
  }
  if (workspaceFolders.length === 0) return vscode.l10n.t('no folder is open. Open one first.');
  if (foldersOnDisk > 0) return undefined;
  return vscode.l10n.t(
    'this workspace is virtual, and a starter must lie on the disk to be installed. Open a clone.',
  );
}

/** The plan to take the settings from; undefined where the workspace has none, `stopped` where it cannot be read. */
async function readSource(
  clicked: vscode.Uri | undefined,
): Promise<PlanSource | 'stopped' | undefined> {
  if (
    !clicked &&
    (await vscode.workspace.findFiles(`**/*${planSuffix}`, '**/node_modules/**', 1)).length === 0
  ) {
    return undefined;
  }
  const uri = await choosePlan(clicked);
  if (!uri) return 'stopped';
  const opened = readDocument(await vscode.workspace.openTextDocument(uri));
  return opened ? { plan: opened.plan, folder: folderOf(uri).fsPath } : 'stopped';
}

async function askForTarget(
  parent: vscode.Uri,
  approach: StarterApproach,
  name: string,
): Promise<string | undefined> {
  const [free] = await findFreeFiles((attempt) => [
    vscode.Uri.joinPath(parent, `${approach}-starter${attempt === 1 ? '' : `-${attempt}`}`),
  ]);
  const resolve = (typed: string) => path.resolve(parent.fsPath, typed.trim());
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ockham: Scaffold {0}', name),
    prompt: vscode.l10n.t('A new folder in {0}', path.basename(parent.fsPath)),
    value: path.basename(free.fsPath),
    validateInput: async (value) => {
      if (value.trim() === '') return vscode.l10n.t('Name a folder.');
      const relative = path.relative(parent.fsPath, resolve(value));
      if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) {
        return vscode.l10n.t('Name a folder inside the workspace folder.');
      }
      try {
        await refuseTaken(resolve(value));
        return undefined;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  });
  return typed === undefined ? undefined : resolve(typed);
}

async function offerToOpen(folder: vscode.Uri, name: string): Promise<void> {
  const readme = vscode.l10n.t('Open README');
  const open = vscode.l10n.t('Open in New Window');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The {0} lies in {1}. Run "npm install" and "npm start" there; no key is needed to try it.',
      name,
      vscode.workspace.asRelativePath(folder),
    ),
    readme,
    open,
  );
  if (chosen === readme) {
    await vscode.commands.executeCommand(
      'markdown.showPreview',
      vscode.Uri.joinPath(folder, 'README.md'),
    );
  } else if (chosen === open) {
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
  }
}
