import path from 'node:path';
import * as vscode from 'vscode';
import type { Scan } from '../../core/corpus/scan';
import type { SampledTokens } from '../../core/corpus/sampledTokens';
import type { Representation } from '../../measure/extract/extraction';
import { estimateFolders } from '../../measure/sample/sampleFolders';
import { findDuplicates } from '../../measure/scan/findDuplicates';
import { createRoots, type ScanRoot } from '../../measure/scan/roots';
import { scanFolders, type ScanProgress } from '../../measure/scan/scanFolders';
import { withCancellableProgress } from './progress';
import { readExcludes, readRepresentation } from './settings';

/** A finished scan with what is needed to find its files again. */
export interface FinishedScan {
  readonly scan: Scan;
  readonly roots: readonly ScanRoot[];
  /** What formats with a choice were counted as. */
  readonly representation: Representation;
  readonly durationMs: number;
  readonly at: Date;
}

/** Where the built scan is, and where its counts are kept. */
export interface ScanPlaces {
  readonly extensionUri: vscode.Uri;
  readonly cacheFolder: vscode.Uri;
}

/** The folders as a scan takes them, with what settings exclude. */
export function chooseRoots(folders: readonly vscode.Uri[]): readonly ScanRoot[] {
  return createRoots(
    folders.map((folder) => folder.fsPath),
    (absolutePath) => readExcludes(vscode.Uri.file(absolutePath)),
  );
}

/** The same corpus gives the same estimate. */
const estimateSeed = 1;

/**
 * Scans folders of this machine's disk, showing progress in a notification whose Cancel works at once.
 * @param onEstimate told once how large the corpus is about to turn out, where that is known well before the count
 */
export async function scanWithProgress(
  { extensionUri, cacheFolder }: ScanPlaces,
  roots: readonly ScanRoot[],
  onEstimate: (estimate: SampledTokens) => void,
): Promise<FinishedScan> {
  const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
  const title = `Ockham: estimating tokens in ${describeRoots(roots)}`;
  return withCancellableProgress(title, async (signal, report) => {
    const at = new Date();
    const started = performance.now();
    const representation = readRepresentation();
    const counted = new AbortController();
    let expected = '';
    estimateFolders(roots, {
      builtFolder,
      representation,
      seed: estimateSeed,
      signal: AbortSignal.any([signal, counted.signal]),
    })
      .then((estimate) => {
        if (!estimate) return;
        expected = ` of about ${formatShort(estimate.likely)} (sampled)`;
        onEstimate(estimate);
      })
      // Cancelled, or failed for a reason that the count meets, too.
      .catch(() => undefined);
    try {
      const scan = await scanFolders(roots, {
        builtFolder,
        cacheFolder: cacheFolder.fsPath,
        representation,
        signal,
        onProgress: (step) => report(describeProgress(step, expected)),
      });
      return { scan, roots, representation, at, durationMs: performance.now() - started };
    } finally {
      counted.abort();
    }
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
  const { scan, roots, representation } = finished;
  return withCancellableProgress(title, async (signal, report) => {
    const duplicates = await findDuplicates(scan, roots, {
      builtFolder,
      representation,
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

/** "12 files, 3,400 tokens · guides"; `expected` follows the tokens. */
export function describeProgress(
  { files, tokens, path: filePath, within }: ScanProgress,
  expected = '',
): string {
  const counted = `${files.toLocaleString()} files, ${tokens.toLocaleString()} tokens${expected}`;
  const place = within
    ? `${path.posix.basename(filePath)}, ${within.unit} ${within.done} of ${within.total}`
    : path.posix.dirname(filePath);
  return place === '.' ? counted : `${counted} · ${place}`;
}

/** "16 M" */
function formatShort(tokens: number): string {
  return tokens.toLocaleString(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
}
