import type { Plan } from '../../core/plan/plan';
import type { Representation } from '../extract/extraction';
import type { ExcludeGlobs } from '../scan/exclusionRules';
import { listFiles } from '../scan/listFiles';
import { scanFolders } from '../scan/scanFolders';
import type { ScanProgress } from '../scan/scanProgress';
import { collectEvidence, type CollectedEvidence } from './collectEvidence';
import { corpusRoots, splitByRoot } from './planCorpus';

export interface PlanEvidenceOptions {
  /** The folder that the plan lies in; its corpus is named from there. Absolute. */
  readonly planFolder: string;
  readonly corpus: Plan['corpus'];
  /** The folder whose history, datasets and evaluation results count. Absolute. */
  readonly root: string;
  /** What is left out of a folder besides what the plan excludes. */
  readonly excludesFor: (absoluteFolder: string) => ExcludeGlobs;
  readonly representation: Representation;
  /** Globs of prompt files; empty where convention shall find them. */
  readonly promptGlobs: readonly string[];
  /** Where the built threads are. */
  readonly builtFolder: string;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly onScan?: (progress: ScanProgress) => void;
  /** Called when the corpus is counted and the rest begins. */
  readonly onCounted?: () => void;
}

/**
 * Measures what a plan's corpus and the folder around the plan show.
 * @throws when the signal aborts first
 */
export async function measurePlanEvidence({
  planFolder,
  corpus,
  root,
  excludesFor,
  representation,
  promptGlobs,
  builtFolder,
  now,
  signal,
  onScan,
  onCounted,
}: PlanEvidenceOptions): Promise<CollectedEvidence> {
  const roots = corpusRoots(planFolder, corpus, excludesFor);
  const scan = await scanFolders(roots, {
    builtFolder,
    representation,
    signal,
    ...(onScan ? { onProgress: onScan } : {}),
  });
  onCounted?.();
  const files = await listFiles(
    { absolutePath: root, label: '', excludes: excludesFor(root) },
    builtFolder,
    signal,
  );
  const evidence = await collectEvidence({
    root,
    files,
    corpora: splitByRoot(scan.files, roots),
    ...(promptGlobs.length > 0 ? { promptGlobs } : {}),
    now,
    signal,
  });
  // What Ockham wrote itself was left out on purpose.
  const skipped = scan.skipped.filter(({ code }) => code !== 'own').length;
  return skipped === 0
    ? evidence
    : {
        ...evidence,
        notes: [
          ...evidence.notes,
          `${skipped} ${skipped === 1 ? 'file' : 'files'} of the corpus could not be counted: a scan says why.`,
        ],
      };
}
