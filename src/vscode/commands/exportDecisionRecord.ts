import * as vscode from 'vscode';
import { assess } from '../../core/decision/assess';
import { titleRecord, writeDecisionRecord } from '../../core/record/decisionRecord';
import { recordDecision } from '../../core/record/recordedDecision';
import {
  findStandingRecord,
  nextRecordNumber,
  recordFileName,
  supersede,
} from '../../core/record/recordFile';
import { addPlanChanges, applyEdit } from '../plan/changePlan';
import { exists } from '../plan/freeFiles';
import { openPlan } from '../plan/openPlan';
import { findRecordFolder, linkPath, readRecords } from '../plan/recordFolder';

/**
 * Writes the plan's decision as the next record of the workspace's decision records, marks the plan's record before
 * it as superseded, and keeps in the plan what the decision stands on: one step of undo. Opens the record.
 * @returns the record, or undefined when none was written; the user knows why
 */
export async function exportDecisionRecord(
  clicked: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const opened = await openPlan(clicked);
  if (!opened) return undefined;
  const { document, plan, world } = opened;
  const folder = await findRecordFolder(document.uri);
  const records = await readRecords(folder);
  const planPath = linkPath(folder, document.uri);
  const standing = findStandingRecord(records, planPath);
  const assessment = assess(plan, world);
  const number = nextRecordNumber(records.map(({ fileName }) => fileName));
  const fileName = recordFileName(number, titleRecord(plan, assessment));
  const text = writeDecisionRecord(plan, assessment, {
    number,
    date: world.today,
    planPath,
    ...(standing ? { supersedes: standing.fileName } : {}),
  });

  const record = vscode.Uri.joinPath(folder, fileName);
  const contents = new TextEncoder().encode(text);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(record, { contents });
  addPlanChanges(edit, document, [{ path: ['decision'], value: recordDecision(plan, world) }]);
  const edited = [document];
  if (standing) {
    const older = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder, standing.fileName),
    );
    addSuperseded(edit, older, fileName);
    edited.push(older);
  }
  if (!(await applyEdit(edit, edited))) {
    await takeBack(record, contents);
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham could not write {0}: the folder may be read-only, or a file changed meanwhile. Try again.',
        vscode.workspace.asRelativePath(record),
      ),
    );
    return undefined;
  }
  await vscode.window.showTextDocument(record);
  return record;
}

/** Removes what a refused edit has left: VS Code creates files before it finds that a text has changed meanwhile. */
async function takeBack(record: vscode.Uri, contents: Uint8Array): Promise<void> {
  const written = (await exists(record)) && (await vscode.workspace.fs.readFile(record));
  if (written && isSame(written, contents)) await vscode.workspace.fs.delete(record);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Changes the status line of a record and no other. */
function addSuperseded(
  edit: vscode.WorkspaceEdit,
  record: vscode.TextDocument,
  byFileName: string,
): void {
  for (let index = 0; index < record.lineCount; index++) {
    const { text, range } = record.lineAt(index);
    const superseded = supersede(text, byFileName);
    if (superseded === text) continue;
    edit.replace(record.uri, range, superseded);
    return;
  }
}
