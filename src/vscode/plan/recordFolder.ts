import * as vscode from 'vscode';
import type { RecordFile } from '../../core/record/recordFile';
import { relativeLocation } from '../../measure/scan/location';
import { exists, folderOf } from './freeFiles';

/** Where decision records are kept by convention, commonest first. */
const conventions = ['docs/adr', 'docs/decisions', 'adr', 'doc/adr'] as const;

/** The folder for the decision records of a plan: the one that there is, else the commonest. */
export async function findRecordFolder(plan: vscode.Uri): Promise<vscode.Uri> {
  const root = vscode.workspace.getWorkspaceFolder(plan)?.uri ?? folderOf(plan);
  for (const convention of conventions) {
    const folder = vscode.Uri.joinPath(root, convention);
    if (await exists(folder)) return folder;
  }
  return vscode.Uri.joinPath(root, conventions[0]);
}

/** The Markdown files of a folder; none where there is no such folder. */
export async function readRecords(folder: vscode.Uri): Promise<RecordFile[]> {
  if (!(await exists(folder))) return [];
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.toLowerCase().endsWith('.md'));
  const decoder = new TextDecoder();
  return Promise.all(
    names.map(async (fileName) => ({
      fileName,
      text: decoder.decode(
        await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, fileName)),
      ),
    })),
  );
}

/** The path from a folder to a file, as a link in the folder's files writes it. */
export function linkPath(folder: vscode.Uri, file: vscode.Uri): string {
  return relativeLocation(folder.path, file.path);
}
