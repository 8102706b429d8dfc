import path from 'node:path';
import * as vscode from 'vscode';
import type { CountedFile } from '../../core/corpus/scan';
import type { Plan } from '../../core/plan/plan';
import { collectEvidence, type CollectedEvidence } from '../../measure/evidence/collectEvidence';
import type { CountedCorpus } from '../../measure/evidence/corpusFacts';
import type { ExcludeGlobs } from '../../measure/scan/exclusion';
import { listFiles } from '../../measure/scan/listFiles';
import { createRoots, resolveReportedPath } from '../../measure/scan/roots';
import { scanFolders } from '../../measure/scan/scanFolders';
import type { ScanRoot } from '../../measure/scan/walk';
import { exists, folderOf } from '../plan/freeFiles';
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
    if (!(await exists(vscode.Uri.file(resolveFolder(plan, folder))))) return folder;
  }
  return undefined;
}

/**
 * Measures what the plan's corpus and the workspace folder around the plan show.
 * @throws when the signal aborts first
 */
export async function measureEvidence(
  { plan, corpus }: PlanCorpus,
  builtFolder: string,
  signal: AbortSignal,
  report: (message: string) => void,
): Promise<CollectedEvidence> {
  const root = vscode.workspace.getWorkspaceFolder(plan)?.uri ?? folderOf(plan);
  const roots = createRoots(
    corpus.folders.map((folder) => resolveFolder(plan, folder)),
    (folder) => addExcludes(readExcludes(vscode.Uri.file(folder)), plan, corpus.exclude),
  );
  const scan = await scanFolders(roots, {
    builtFolder,
    representation: readRepresentation(),
    signal,
    onProgress: (step) => report(describeProgress(step)),
  });
  report('reading git history, datasets and evaluation results');
  const files = await listFiles(
    { absolutePath: root.fsPath, label: '', excludes: readExcludes(root) },
    builtFolder,
    signal,
  );
  const promptGlobs = readPromptGlobs(root);
  const evidence = await collectEvidence({
    root: root.fsPath,
    files,
    corpora: splitByRoot(scan.files, roots),
    ...(promptGlobs.length > 0 ? { promptGlobs } : {}),
    now: new Date(),
    signal,
  });
  const skipped = scan.skipped.length;
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

function resolveFolder(plan: vscode.Uri, folder: string): string {
  return path.resolve(folderOf(plan).fsPath, folder);
}

/** A plan's globs are relative to the plan, but for those that begin with `**` and hold everywhere. */
function addExcludes(
  { relativeTo, globs }: ExcludeGlobs,
  plan: vscode.Uri,
  excluded: readonly string[],
): ExcludeGlobs {
  const planFolder = path.relative(relativeTo, folderOf(plan).fsPath).split(path.sep).join('/');
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
