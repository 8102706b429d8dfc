import path from 'node:path';
import * as vscode from 'vscode';
import type { Scan } from '../../core/corpus/scan';
import { findDuplicates } from '../../measure/scan/findDuplicates';
import { createRoots } from '../../measure/scan/roots';
import { scanFolders, type ScanProgress } from '../../measure/scan/scanFolders';
import type { ScanRoot } from '../../measure/scan/walk';
import { withCancellableProgress } from './progress';
import { readExcludes, readRepresentation } from './settings';

/** A finished scan with what is needed to find its files again. */
export interface FinishedScan {
  readonly scan: Scan;
  readonly roots: readonly ScanRoot[];
  readonly durationMs: number;
  readonly at: Date;
}

/** Where the built scan is, and where its counts are kept. */
export interface ScanPlaces {
  readonly extensionUri: vscode.Uri;
  readonly cacheFolder: vscode.Uri;
}

/** Scans folders of this machine's disk, showing progress in a notification whose Cancel works at once. */
export async function scanWithProgress(
  { extensionUri, cacheFolder }: ScanPlaces,
  folders: readonly vscode.Uri[],
): Promise<FinishedScan> {
  const roots = createRoots(
    folders.map((folder) => folder.fsPath),
    (absolutePath) => readExcludes(vscode.Uri.file(absolutePath)),
  );
  const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  const title = `Ockham: estimating tokens in ${describeRoots(roots)}`;
  return withCancellableProgress(title, async (signal, report) => {
    const at = new Date();
    const started = performance.now();
    const scan = await scanFolders(roots, {
      builtFolder,
      cacheFolder: cacheFolder.fsPath,
      representation: readRepresentation(),
      signal,
      onProgress: (step) => report(describeProgress(step)),
    });
    return { scan, roots, at, durationMs: performance.now() - started };
  });
}

/**
 * The scan with what its corpus says more than once, found while a notification shows progress.
 * @throws {ScanCancelled} at once when it is cancelled; the scan itself stays as it is
 */
export async function findDuplicatesWithProgress(
  extensionUri: vscode.Uri,
  finished: FinishedScan,
): Promise<FinishedScan> {
  const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  const title = `Ockham: looking for duplicates in ${describeRoots(finished.roots)}`;
  const { scan, roots } = finished;
  return withCancellableProgress(title, async (signal, report) => {
    const duplicates = await findDuplicates(scan, roots, {
      builtFolder,
      signal,
      onProgress: ({ done, total }) =>
        report(`${done.toLocaleString()} of ${total.toLocaleString()} files`),
    });
    return { ...finished, scan: { ...scan, duplicates } };
  });
}

function describeRoots(roots: readonly ScanRoot[]): string {
  const [first] = roots;
  return roots.length === 1 && first
    ? path.basename(first.absolutePath)
    : `${roots.length} folders`;
}

/** "12 files, 3,400 tokens · guides". */
export function describeProgress({ files, tokens, path: filePath, within }: ScanProgress): string {
  const counted = `${files.toLocaleString()} files, ${tokens.toLocaleString()} tokens`;
  const place = within
    ? `${path.posix.basename(filePath)}, ${within.unit} ${within.done} of ${within.total}`
    : path.posix.dirname(filePath);
  return place === '.' ? counted : `${counted} · ${place}`;
}
