import path from 'node:path';
import * as vscode from 'vscode';
import type { PlanChange } from '../../core/plan/edit';
import { factChanges } from '../../core/plan/factChanges';
import type { Facts } from '../../core/plan/plan';
import type { Draft } from '../adapters/draft';
import { draftPlan } from '../commands/newPlan';
import { addPlanChanges, applyEdit } from '../plan/changePlan';
import { folderOf } from '../plan/freeFiles';
import { openPlan } from '../plan/openPlan';
import { planSuffix } from '../plan/planFile';
import { mergeExcludes, relativeToPlan, type LeftOut } from './planExcludes';
import { findPlans } from './pricedPlan';

/** A measured corpus as a plan takes it. */
export interface CorpusForPlan {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Files on disk that count. */
  readonly counted: readonly string[];
  readonly facts: Facts;
}

/** Where a corpus goes: a plan that there is, or a file that shall become one. */
export interface PlanTarget {
  readonly uri: vscode.Uri;
  readonly isNew: boolean;
}

/**
 * The plan that a corpus goes into: the one at hand, else the one that the user chooses, else a new file of which
 * the user says where. @returns undefined when the user chose none
 */
export async function chooseTarget(
  atHand: vscode.Uri | undefined,
): Promise<PlanTarget | undefined> {
  if (atHand) return { uri: atHand, isNew: false };
  const plans = await findPlans();
  const [only, ...others] = plans;
  if (only && others.length === 0) return { uri: only, isNew: false };
  if (only) {
    const chosen = await vscode.window.showQuickPick(
      plans.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri })),
      { title: 'Ockham: Use the Corpus in a Plan', placeHolder: 'Which plan?' },
    );
    return chosen && { uri: chosen.uri, isNew: false };
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title: 'Ockham: Where Shall the Plan Lie?',
    saveLabel: 'Create Plan',
    filters: { 'Ockham plan': [planSuffix.slice(1)] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, `plan${planSuffix}`) } : {}),
  });
  if (!chosen) return undefined;
  const named = chosen.path.endsWith(planSuffix)
    ? chosen
    : chosen.with({ path: `${chosen.path.replace(/(\.ockham)?(\.json)?$/, '')}${planSuffix}` });
  return { uri: named, isNew: true };
}

/**
 * Writes a corpus into a plan as one step of undo: its facts as measured, its folders, what it leaves out.
 * @returns false when nothing was written; the user knows why
 */
export async function writeCorpus(
  { uri, isNew }: PlanTarget,
  corpus: CorpusForPlan,
  draft: Draft,
): Promise<boolean> {
  if (isNew) return createPlan(uri, corpus, draft);
  return editOpenedPlan(uri, (facts, present) => [
    ...factChanges(facts, corpus.facts),
    { path: ['corpus', 'folders'], value: foldersOf(uri, corpus) },
    ...excludeChange(uri, present, corpus),
  ]);
}

/**
 * Writes what a corpus leaves out into a plan, and nothing else.
 * @returns false when nothing was written; the user knows why
 */
export async function writeExclusions(uri: vscode.Uri, corpus: CorpusForPlan): Promise<boolean> {
  return editOpenedPlan(uri, (_, present) => excludeChange(uri, present, corpus));
}

function excludeChange(
  plan: vscode.Uri,
  present: readonly string[],
  { leftOut, counted }: CorpusForPlan,
): PlanChange[] {
  const exclude = mergeExcludes(plan, present, leftOut, counted);
  if (exclude.length === 0 && present.length === 0) return [];
  return [{ path: ['corpus', 'exclude'], value: exclude }];
}

function foldersOf(plan: vscode.Uri, { folders }: CorpusForPlan): string[] {
  return folders.map((folder) => relativeToPlan(plan, folder));
}

async function editOpenedPlan(
  uri: vscode.Uri,
  changesFor: (facts: Facts, exclude: readonly string[]) => readonly PlanChange[],
): Promise<boolean> {
  const opened = await openPlan(uri);
  if (!opened) return false;
  const { document, plan } = opened;
  const edit = new vscode.WorkspaceEdit();
  addPlanChanges(edit, document, changesFor(plan.facts, plan.corpus.exclude));
  if (await applyEdit(edit, [document])) return true;
  sayUnwritable(uri);
  return false;
}

async function createPlan(uri: vscode.Uri, corpus: CorpusForPlan, draft: Draft): Promise<boolean> {
  const folder = folderOf(uri);
  const exclude = mergeExcludes(uri, [], corpus.leftOut, corpus.counted);
  const document = {
    ...draftPlan({ name: path.basename(folder.path), uri: folder }, draft),
    facts: corpus.facts,
    corpus: { folders: foldersOf(uri, corpus), ...(exclude.length > 0 ? { exclude } : {}) },
  };
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(`${JSON.stringify(document, undefined, 2)}\n`);
  // The save dialog has asked whether to replace what is there.
  edit.createFile(uri, { contents, overwrite: true });
  if (await vscode.workspace.applyEdit(edit)) return true;
  sayUnwritable(uri);
  return false;
}

function sayUnwritable(uri: vscode.Uri): void {
  void vscode.window.showErrorMessage(
    `Ockham could not write ${vscode.workspace.asRelativePath(uri)}: it may be read-only.`,
  );
}
