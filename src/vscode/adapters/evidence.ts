import * as vscode from 'vscode';
import type { Plan } from '../../core/plan/plan';
import type { CollectedEvidence } from '../../measure/evidence/collectEvidence';
import { measurePlanEvidence } from '../../measure/evidence/measurePlanEvidence';
import { resolveLocation } from '../../measure/scan/location';
import { exists, folderOf } from '../plan/freeFiles';
import { locationOf, uriOf } from './location';
import { describeProgress } from './scanner';
import { readExcludes, readPromptGlobs, readRepresentation } from './settings';

/** Where a plan lies and what it says of its corpus. */
export interface PlanCorpus {
  readonly plan: vscode.Uri;
  readonly corpus: Plan['corpus'];
}

/** The first folder (or file) of a plan's corpus that does not exist. */
export async function findMissingFolder({ plan, corpus }: PlanCorpus): Promise<string | undefined> {
  for (const folder of corpus.folders) {
    const location = resolveLocation(locationOf(folderOf(plan)), folder);
    if (!(await exists(uriOf(location)))) return folder;
  }
  return undefined;
}

/**
 * Measures what the plan's corpus and the workspace folder around the plan show.
 * @throws when the signal aborts first
 */
export function measureEvidence(
  { plan, corpus }: PlanCorpus,
  builtFolder: string,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<CollectedEvidence> {
  const root = vscode.workspace.getWorkspaceFolder(plan)?.uri ?? folderOf(plan);
  return measurePlanEvidence({
    planFolder: folderOf(plan).fsPath,
    corpus,
    root: root.fsPath,
    excludesFor: (folder) => readExcludes(vscode.Uri.file(folder)),
    representation: readRepresentation(),
    promptGlobs: readPromptGlobs(root),
    builtFolder,
    now: new Date(),
    signal,
    onScan: (step) => report(describeProgress(step)),
    onCounted: () => report('reading git history, datasets and evaluation results'),
  });
}
