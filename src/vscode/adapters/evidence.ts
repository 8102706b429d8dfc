import type * as vscode from 'vscode';
import type { Plan } from '../../core/plan/plan';
import { resolveLocation } from '../../measure/scan/location';
import { exists, folderOf } from '../plan/freeFiles';
import { locationOf, uriOf } from './location';

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
