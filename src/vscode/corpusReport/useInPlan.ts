import * as vscode from 'vscode';
import type { PlanChange } from '../../core/plan/edit';
import { factChanges } from '../../core/plan/factChanges';
import { parsePlan } from '../../core/plan/parse';
import type { Facts, Plan } from '../../core/plan/plan';
import type { Draft } from '../adapters/draft';
import type { ActivePlan } from '../panel/activePlan';
import { relativeTo } from '../panel/measuredCorpus';
import { savePlan } from '../panel/savePlan';
import { folderOf } from '../plan/freeFiles';
import { mergeExcludes, type LeftOut } from './planExcludes';

/** A measured corpus as a plan takes it. */
export interface CorpusForPlan {
  /** Absolute paths. */
  readonly folders: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** Files on disk that count. */
  readonly counted: readonly string[];
  readonly facts: Facts;
}

/**
 * Makes the plan that a corpus shall go into the active one: the one that is, else the one that the user chooses, else
 * a new file of which the user says where. @returns undefined when the user chose none
 */
export async function choosePlanFile(
  active: ActivePlan,
  draft: Draft,
): Promise<vscode.Uri | undefined> {
  if (active.document) return active.document.uri;
  const chosen = active.plans.length === 0 ? 'new' : await pickPlan(active.plans);
  const uri = chosen === 'new' ? await savePlan(draft) : chosen;
  if (uri) await active.choose(uri);
  return uri;
}

/** Asks which plan shall be the active one. */
export async function pickPlan(
  plans: readonly vscode.Uri[],
): Promise<vscode.Uri | 'new' | undefined> {
  const chosen = await vscode.window.showQuickPick(
    [
      ...plans.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), value: uri })),
      { label: vscode.l10n.t('$(new-file) New Plan…'), value: 'new' as const },
    ],
    {
      title: vscode.l10n.t('Ockham: Choose a Plan'),
      placeHolder: vscode.l10n.t('Which plan is the corpus for?'),
    },
  );
  return chosen?.value;
}

/**
 * Writes a corpus into the active plan's file as one step of undo: its facts as measured, its folders, what it leaves
 * out. @throws with one sentence where the plan cannot be changed
 */
export async function writeCorpus(active: ActivePlan, corpus: CorpusForPlan): Promise<void> {
  const { plan, folder } = readTarget(active);
  await active.change([
    ...factChanges(plan.facts, corpus.facts),
    {
      path: ['corpus', 'folders'],
      value: corpus.folders.map((absolute) => relativeTo(folder, absolute)),
    },
    ...excludeChange(plan, folder, corpus),
  ]);
}

/**
 * Writes what a corpus leaves out into the active plan's file, and nothing else.
 * @throws with one sentence where the plan cannot be changed
 */
export async function writeExclusions(active: ActivePlan, corpus: CorpusForPlan): Promise<void> {
  const { plan, folder } = readTarget(active);
  await active.change(excludeChange(plan, folder, corpus));
}

function readTarget({ document }: ActivePlan): { plan: Plan; folder: vscode.Uri } {
  const parsed = document && parsePlan(document.getText());
  if (!document || parsed?.status !== 'valid')
    throw new Error(vscode.l10n.t('The plan cannot be read as it stands: correct its text first.'));
  return { plan: parsed.plan, folder: folderOf(document.uri) };
}

function excludeChange(
  { corpus: { exclude: present } }: Plan,
  folder: vscode.Uri,
  { leftOut, counted }: CorpusForPlan,
): PlanChange[] {
  const exclude = mergeExcludes(folder, present, leftOut, counted);
  if (exclude.length === 0 && present.length === 0) return [];
  return [{ path: ['corpus', 'exclude'], value: exclude }];
}
