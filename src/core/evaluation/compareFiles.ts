import type { EvaluationFile } from './evaluationFile';
import { comparePairs, type PairedComparison } from './pairedComparison';

export interface FileComparison extends PairedComparison {
  /** Cases that only one of the two ran, or that did not run in one of them. */
  readonly unpaired: number;
  /** Ids of the cases that the first passed and the second failed, and the other way round. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

/** Compares two evaluations of the same cases, case by case. */
export function compareFiles(first: EvaluationFile, second: EvaluationFile): FileComparison {
  const secondOutcomes = new Map(second.cases.map(({ id, outcome }) => [id, outcome]));
  const counts = { bothPass: 0, onlyFirst: 0, onlySecond: 0, bothFail: 0 };
  const lost: string[] = [];
  const gained: string[] = [];
  let paired = 0;
  for (const { id, outcome } of first.cases) {
    const other = secondOutcomes.get(id);
    if (other === undefined || outcome === 'error' || other === 'error') continue;
    paired++;
    if (outcome === other) counts[outcome === 'pass' ? 'bothPass' : 'bothFail']++;
    else if (outcome === 'pass') {
      counts.onlyFirst++;
      lost.push(id);
    } else {
      counts.onlySecond++;
      gained.push(id);
    }
  }
  const all = new Set([...first.cases, ...second.cases].map(({ id }) => id));
  return { ...comparePairs(counts), unpaired: all.size - paired, lost, gained };
}
