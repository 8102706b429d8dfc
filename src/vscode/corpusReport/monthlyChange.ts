import * as vscode from 'vscode';
import type { CountedFile } from '../../core/corpus/scan';
import type { Fact } from '../../core/plan/fact';
import type { Facts } from '../../core/plan/plan';
import { measureCorpora } from '../../measure/evidence/corpusFacts';
import type { MonthlyChange } from '../../protocol/corpusReport';
import { splitByRoot } from '../../measure/evidence/planCorpus';
import type { FinishedScan } from '../adapters/scanner';

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
  signal: AbortSignal,
): Promise<MeasuredCorpus> {
  if (!vscode.workspace.isTrusted) {
    return {
      facts: sizeOf(files, at),
      change: {
        kind: 'unknown',
        why: "Restricted Mode: git reads the repository's own configuration, and that can run programs",
        remedy: 'Trust the workspace, then measure again.',
      },
    };
  }
  const { facts, notes } = await measureCorpora({
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
      remedy:
        'State facts.corpusMonthlyChange in the plan, or measure again once git has a month of history.',
    },
  };
}

function sizeOf(files: readonly CountedFile[], at: Date): Facts {
  const measured = (value: number, source: string): Fact<number> => ({
    value,
    kind: 'measured',
    source,
    at: at.toISOString(),
  });
  return {
    corpusTokens: measured(
      files.reduce((sum, { tokens }) => sum + tokens, 0),
      'scan, o200k_base',
    ),
    corpusDocuments: measured(files.length, 'scan'),
  };
}
