import path from 'node:path';
import * as vscode from 'vscode';
import type { AgentWorkspace } from '../../agents/workspace';
import { ToolRefusal } from '../../agents/tool';
import type { TextEdit } from '../../core/plan/edit';
import { today } from '../adapters/clock';
import {
  readExcludes,
  readPromptGlobs,
  readRepresentation,
  readReservedTokens,
} from '../adapters/settings';
import { applyEdit } from '../plan/changePlan';
import { exists } from '../plan/freeFiles';
import { planSuffix } from '../plan/planFile';

export interface EditorWorkspaceParts {
  readonly extensionUri: vscode.Uri;
  /** Where counts are kept. */
  readonly cacheFolder: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The folders that are open in VS Code as agents' tools see a workspace. Plans are read and written as documents. */
export function editorWorkspace(
  { extensionUri, cacheFolder }: EditorWorkspaceParts,
  isTrusted = vscode.workspace.isTrusted,
): AgentWorkspace {
  const onDisk = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === 'file',
  );
  const untrusted = (what: string): string | undefined =>
    isTrusted
      ? undefined
      : `${what} in Restricted Mode: ask the user to trust the workspace first.`;
  return {
    roots: onDisk.map(({ name, uri }) => ({ name, folder: uri.fsPath })),
    builtFolder: vscode.Uri.joinPath(extensionUri, 'dist').fsPath,
    startersFolder: vscode.Uri.joinPath(extensionUri, 'starters').fsPath,
    cacheFolder: cacheFolder.fsPath,
    today,
    now: () => new Date(),
    reserved: readReservedTokens,
    representation: readRepresentation,
    excludesFor: (folder) => readExcludes(vscode.Uri.file(folder)),
    promptGlobsFor: (root) => readPromptGlobs(vscode.Uri.file(root)),
    findPlans: async () => {
      const plans = await vscode.workspace.findFiles(`**/*${planSuffix}`, '**/node_modules/**');
      return plans.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath);
    },
    readPlan: async (file) => (await openPlan(file))?.getText(),
    writePlan: (file, before, edit) =>
      before === undefined ? createPlan(file, edit) : changePlan(file, before, edit),
    writeObstacle: () => undefined,
    scanObstacle: () => untrusted('Agents scan nothing on their own'),
    starterObstacle: () => untrusted('No starter is written, it is code that runs with a key,'),
    evidenceObstacle: () =>
      untrusted("No evidence is collected, git reads the repository's own configuration,"),
  };
}

/** The plan's document; undefined where there is no such file. */
async function openPlan(file: string): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.file(file);
  if (!(await exists(uri))) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw new ToolRefusal(
      `${path.basename(file)} cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function createPlan(file: string, { content }: TextEdit): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(vscode.Uri.file(file), { contents: new TextEncoder().encode(content) });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new ToolRefusal(
      `${path.basename(file)} could not be created: it exists by now, or its folder is read-only.`,
    );
}

/** One step of undo; the document is saved if it was saved before. */
async function changePlan(file: string, before: string, change: TextEdit): Promise<void> {
  const document = await openPlan(file);
  if (document?.getText() !== before) {
    throw new ToolRefusal(
      `${path.basename(file)} has changed meanwhile: nothing was written, call again.`,
    );
  }
  const { offset, length, content } = change;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
    content,
  );
  if (!(await applyEdit(edit, [document])))
    throw new ToolRefusal(`${path.basename(file)} could not be changed: it may be read-only.`);
}
