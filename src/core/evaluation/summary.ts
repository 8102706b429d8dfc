import type { CaseResult } from './evaluationFile';
import { judgeScore, type JudgedScore } from './verdict';

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** A money sum over cases; where the cost of some is unknown it is a lower bound. */
export interface KnownCost {
  readonly usd: number;
  readonly casesUnknown: number;
}

export interface EvaluationSummary {
  readonly passed: number;
  /** Cases that were judged. */
  readonly judged: number;
  readonly errored: number;
  readonly score: JudgedScore;
  readonly target: number;
  readonly cost: KnownCost;
  /** Milliseconds; absent where no case has a latency. */
  readonly latencyMs?: Percentiles;
}

/** Sums up the results of one prompt with one model. */
export function summarize(cases: readonly CaseResult[], target: number): EvaluationSummary {
  const passed = cases.filter(({ outcome }) => outcome === 'pass').length;
  const errored = cases.filter(({ outcome }) => outcome === 'error').length;
  const judged = cases.length - errored;
  const latencies = cases
    .flatMap(({ latencyMs }) => (latencyMs === undefined ? [] : [latencyMs]))
    .toSorted((a, b) => a - b);
  const p50 = nearestRank(latencies, 0.5);
  const p95 = nearestRank(latencies, 0.95);
  return {
    passed,
    judged,
    errored,
    score: judgeScore(passed, judged, target),
    target,
    cost: {
      usd: cases.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0),
      casesUnknown: cases.filter(({ costUsd }) => costUsd === undefined).length,
    },
    ...(p50 === undefined || p95 === undefined ? {} : { latencyMs: { p50, p95 } }),
  };
}

/** The nearest-rank percentile of sorted numbers. */
function nearestRank(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
