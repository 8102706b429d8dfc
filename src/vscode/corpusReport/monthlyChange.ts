import * as l10n from '@vscode/l10n';
import type { CountedFile } from '../../core/corpus/scan';
import type { Facts } from '../../core/plan/plan';
import type { MonthlyChange } from '../../protocol/corpusReport';
import { splitByRoot } from '../../measure/evidence/planCorpus';
import { measureSize } from '../../measure/virtual/treeEvidence';
import type { FinishedScan } from '../adapters/scanner';
import type { CorpusHistory } from '../hosts/planningHost';

/** What is measured of the files of a scan that count. */
export interface MeasuredCorpus {
  readonly facts: Facts;
  readonly change: MonthlyChange;
}

/**
 * The size of the files that count, and how much of it changes in a month by the history of their folders.
 * @throws when the signal aborts first
 */
export async function measureFiles(
  { roots, at }: FinishedScan,
  files: readonly CountedFile[],
  history: CorpusHistory,
  signal: AbortSignal,
): Promise<MeasuredCorpus> {
  const obstacle = history.findObstacle(roots);
  if (obstacle) return { facts: measureSize(files, at), change: { kind: 'unknown', ...obstacle } };
  const { facts, notes } = await history.measure({
    corpora: splitByRoot(files, roots),
    now: at,
    signal,
  });
  const measured = facts.corpusMonthlyChange;
  if (measured && typeof measured.value === 'number') {
    return { facts, change: { kind: 'measured', fact: { ...measured, value: measured.value } } };
  }
  return {
    facts,
    change: {
      kind: 'unknown',
      why: notes.join(' '),
      remedy: l10n.t(
        'State facts.corpusMonthlyChange in the plan, or measure again once git has a month of history.',
      ),
    },
  };
}
