import * as vscode from 'vscode';
import type { Scan } from '../../core/corpus/scan';
import type { SampledTokens } from '../../core/corpus/sampledTokens';
import type { Representation } from '../../measure/extract/extraction';
import { nameOf } from '../../measure/scan/location';
import { createRoots, type ScanRoot } from '../../measure/scan/roots';
import type { ScanProgress } from '../../measure/scan/scanProgress';
import type { CorpusScanner } from '../hosts/corpusScanner';
import { locationOf, uriOf } from './location';
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

/** The folders as a scan takes them, with what settings exclude. */
export function chooseRoots(folders: readonly vscode.Uri[]): readonly ScanRoot[] {
  return createRoots(folders.map(locationOf), (location) => readExcludes(uriOf(location)));
}

/**
 * Scans folders, showing progress in a notification whose Cancel works at once.
 * @param onEstimate told once how large the corpus is about to turn out, where that is known well before the count
 */
export async function scanWithProgress(
  scanner: CorpusScanner,
  roots: readonly ScanRoot[],
  onEstimate: (estimate: SampledTokens) => void,
): Promise<FinishedScan> {
  const title = vscode.l10n.t('Ockham: estimating tokens in {0}', describeRoots(roots));
  return withCancellableProgress(title, async (signal, report) => {
    const at = new Date();
    const started = performance.now();
    const representation = readRepresentation();
    const counted = new AbortController();
    let expected = '';
    scanner
      .estimate(roots, { representation, signal: AbortSignal.any([signal, counted.signal]) })
      .then((estimate) => {
        if (!estimate) return;
        expected = vscode.l10n.t(' of about {0} (sampled)', formatShort(estimate.likely));
        onEstimate(estimate);
      })
      // Cancelled, or failed for a reason that the count meets, too.
      .catch(() => undefined);
    try {
      const scan = await scanner.scan(roots, {
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
  scanner: CorpusScanner,
  finished: FinishedScan,
): Promise<FinishedScan> {
  const title = vscode.l10n.t(
    'Ockham: looking for duplicates in {0}',
    describeRoots(finished.roots),
  );
  const { scan, roots, representation } = finished;
  // Some scans find them as they count.
  if (scan.duplicates) return finished;
  return withCancellableProgress(title, async (signal, report) => {
    const duplicates = await scanner.findDuplicates(scan, roots, {
      representation,
      signal,
      onProgress: (done, total) =>
        report(vscode.l10n.t('{0} of {1} files', done.toLocaleString(), total.toLocaleString())),
    });
    return { ...finished, scan: { ...scan, duplicates } };
  });
}

function describeRoots(roots: readonly ScanRoot[]): string {
  const [first] = roots;
  return roots.length === 1 && first ? nameOf(first.absolutePath) : `${roots.length} folders`;
}

/** "12 files, 3,400 tokens · guides"; `expected` follows the tokens. */
export function describeProgress(
  { files, tokens, path: filePath, within }: ScanProgress,
  expected = '',
): string {
  const counted = `${files.toLocaleString()} files, ${tokens.toLocaleString()} tokens${expected}`;
  const place = within
    ? `${nameOf(filePath)}, ${within.unit} ${within.done} of ${within.total}`
    : filePath.includes('/')
      ? filePath.slice(0, filePath.lastIndexOf('/'))
      : '.';
  return place === '.' ? counted : `${counted} · ${place}`;
}

/** "16 M" */
function formatShort(tokens: number): string {
  return tokens.toLocaleString(undefined, { notation: 'compact', maximumSignificantDigits: 3 });
}
