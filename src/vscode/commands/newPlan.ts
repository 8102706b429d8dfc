import path from 'node:path';
import * as vscode from 'vscode';
import { needLevels, type Needs } from '../../core/plan/needs';
import { planVersion, type PlanDocument } from '../../core/plan/schema';
import type { CorpusFact } from '../../protocol/panel';
import type { Draft } from '../adapters/draft';
import { findFreeFiles } from '../plan/freeFiles';
import { planSuffix } from '../plan/planFile';

/**
 * Writes a plan file into the workspace from what the sidebar holds, under the next free name, and opens it.
 * @returns the file, or undefined when none was written; the user knows why
 */
export async function newPlan({
  draft,
}: {
  readonly draft: Draft;
}): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const open = 'Open Folder…';
    void vscode.window
      .showInformationMessage('A plan lies in a folder: open one first.', open)
      .then((chosen) => {
        if (chosen === open) void vscode.commands.executeCommand('vscode.openFolder');
      });
    return undefined;
  }
  const folder =
    folders.length === 1
      ? folders[0]
      : await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Where shall the plan lie?' });
  if (!folder) return undefined;
  const [file] = await findFreeFiles((attempt) => [
    vscode.Uri.joinPath(folder.uri, `plan${attempt === 1 ? '' : `-${attempt}`}${planSuffix}`),
  ]);
  const edit = new vscode.WorkspaceEdit();
  const text = `${JSON.stringify(draftPlan(folder, draft), undefined, 2)}\n`;
  edit.createFile(file, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      `Ockham could not write ${vscode.workspace.asRelativePath(file)}: the folder may be read-only.`,
    );
    return undefined;
  }
  await vscode.window.showTextDocument(file);
  return file;
}

/** What a plan in a folder begins with. */
export function draftPlan(
  { name, uri }: Pick<vscode.WorkspaceFolder, 'name' | 'uri'>,
  { needs, corpus }: Pick<Draft, 'needs' | 'corpus'>,
): PlanDocument {
  const measured = (value: number, at: string) => ({
    value,
    kind: 'measured' as const,
    source: 'scan, o200k_base',
    at,
  });
  return {
    version: planVersion,
    title: name,
    task: '',
    needs: stated(needs),
    ...(corpus && corpus.files > 0
      ? {
          facts: {
            corpusTokens: measured(corpus.tokens, corpus.at),
            corpusDocuments: measured(corpus.files, corpus.at),
          },
          corpus: { folders: relativeFolders(corpus, uri) },
        }
      : {}),
  };
}

/** The needs that somebody stated: one that is left out stays an assumption. */
function stated({ behavior, knowledge }: Needs): NonNullable<PlanDocument['needs']> {
  const [none] = needLevels;
  const only = (levels: Readonly<Record<string, (typeof needLevels)[number]>>) =>
    Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== none));
  return { behavior: only(behavior), knowledge: only(knowledge) };
}

/** The scanned folders as a plan in the folder names them: the draft knows them as VS Code shows them. */
function relativeFolders({ folders }: CorpusFact, planFolder: vscode.Uri): string[] {
  const workspaceFolders = vscode.workspace.workspaceFolders ?? [];
  return folders.map((shown) => {
    const [first, ...rest] = shown.split('/');
    const named =
      workspaceFolders.length > 1 ? workspaceFolders.find(({ name }) => name === first) : undefined;
    const absolute = named
      ? path.join(named.uri.fsPath, ...rest)
      : path.resolve(planFolder.fsPath, shown);
    const relative = path.relative(planFolder.fsPath, absolute).split(path.sep).join('/');
    return relative === '' ? '.' : relative;
  });
}
