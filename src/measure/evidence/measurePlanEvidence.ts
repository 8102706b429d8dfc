import path from 'node:path';
import type { CountedFile } from '../../core/corpus/scan';
import type { Plan } from '../../core/plan/plan';
import type { Representation } from '../extract/extraction';
import type { ExcludeGlobs } from '../scan/exclusion';
import { listFiles } from '../scan/listFiles';
import { createRoots, resolveReportedPath } from '../scan/roots';
import { scanFolders, type ScanProgress } from '../scan/scanFolders';
import type { ScanRoot } from '../scan/walk';
import { collectEvidence, type CollectedEvidence } from './collectEvidence';
import type { CountedCorpus } from './corpusFacts';

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
  const roots = createRoots(
    corpus.folders.map((folder) => path.resolve(planFolder, folder)),
    (folder) => addExcludes(excludesFor(folder), planFolder, corpus.exclude),
  );
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
          `${skipped} ${skipped === 1 ? 'file' : 'files'} of the corpus could not be counted: Estimate Tokens says why.`,
        ],
      };
}

/** A plan's globs are relative to the plan, but for those that begin with `**` and hold everywhere. */
export function addExcludes(
  { relativeTo, globs }: ExcludeGlobs,
  folder: string,
  excluded: readonly string[],
): ExcludeGlobs {
  const planFolder = path.relative(relativeTo, folder).split(path.sep).join('/');
  const own = Object.fromEntries(
    excluded.map((glob) => [
      glob.startsWith('**') ? glob : path.posix.join(planFolder, glob),
      true,
    ]),
  );
  return { relativeTo, globs: { ...globs, ...own } };
}

/** Counted files by the corpus folder that they lie in; a folder of which nothing was counted is left out. */
export function splitByRoot(
  files: readonly CountedFile[],
  roots: readonly ScanRoot[],
): CountedCorpus[] {
  const counted = files.flatMap(({ path: reported, tokens }) => {
    const file = resolveReportedPath(roots, reported);
    return file === undefined ? [] : [{ file, tokens }];
  });
  return roots.flatMap(({ absolutePath }) => {
    const own = counted.filter(
      ({ file }) => file === absolutePath || file.startsWith(absolutePath + path.sep),
    );
    if (own.length === 0) return [];
    const isFile = own[0]?.file === absolutePath;
    const folder = isFile ? path.dirname(absolutePath) : absolutePath;
    const files = own.map(({ file, tokens }) => ({
      path: path.relative(folder, file).split(path.sep).join('/'),
      tokens,
    }));
    return [{ folder, files }];
  });
}
