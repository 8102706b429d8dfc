import * as vscode from 'vscode';
import type { CollectedEvidence } from '../../measure/evidence/collectEvidence';
import { corpusRoots } from '../../measure/evidence/planCorpus';
import type { ScanRoot } from '../../measure/scan/roots';
import type { ContentThreads } from '../../measure/virtual/contentPool';
import { measureTreeEvidence } from '../../measure/virtual/treeEvidence';
import type { PlanCorpus } from '../adapters/evidence';
import { locationOf, uriOf } from '../adapters/location';
import { describeProgress } from '../adapters/scanner';
import { readExcludes, readRepresentation } from '../adapters/settings';
import { folderOf } from '../plan/freeFiles';
import type { Obstacle } from './planningHost';
import { repositoryOf } from './treeScanner';
import { workspaceTree } from './workspaceTree';

/** Measures what the files of a plan's corpus and workspace show; their history cannot be read. */
export function measureEvidenceInTree(
  threads: ContentThreads,
  { plan, corpus }: PlanCorpus,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<CollectedEvidence> {
  const root = vscode.workspace.getWorkspaceFolder(plan)?.uri ?? folderOf(plan);
  return measureTreeEvidence({
    roots: corpusRoots(locationOf(folderOf(plan)), corpus, (folder) => readExcludes(uriOf(folder))),
    workspace: { absolutePath: locationOf(root), label: '', excludes: readExcludes(root) },
    tree: workspaceTree,
    threads,
    repositoryOf,
    representation: readRepresentation(),
    now: new Date(),
    signal,
    onProgress: (step) => report(describeProgress(step)),
    onCounted: () => report(vscode.l10n.t('reading datasets and evaluation results')),
  });
}

/** Why nobody can tell how much of a corpus changes in a month, where it is reached through VS Code alone. */
export function findTreeObstacle(roots: readonly ScanRoot[]): Obstacle | undefined {
  if (roots.length === 0) return undefined;
  return {
    why: vscode.l10n.t(
      'git history can be read only where the repository lies on a disk and Ockham runs there',
    ),
    remedy: vscode.l10n.t(
      'State facts.corpusMonthlyChange in the plan, or open a clone on the desktop.',
    ),
  };
}
