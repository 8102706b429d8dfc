import type { Answer } from '../src/schema.ts';
import type { FallbackReason } from '../src/guardrails/fallback.ts';
import type { EvaluationCase } from './dataset.ts';
import { percentile, wilsonInterval, type Interval } from './intervals.ts';

/** What a variant of the prompt made of one case. */
export interface Observation {
  readonly output: Answer | undefined;
  readonly fallback: FallbackReason | undefined;
  readonly costUsd: number | undefined;
  readonly latencyMs: number;
}

export interface GradedCase {
  readonly id: string;
  readonly kind: EvaluationCase['kind'];
  /** `error`: the model could not be reached, which says nothing about the prompt. */
  readonly outcome: 'pass' | 'fail' | 'error';
  /** Why it failed. */
  readonly failures: readonly string[];
  readonly observation: Observation;
  readonly expected: EvaluationCase['expected'];
}

/** Grades by rules alone: the same answer always gets the same grade. */
export function grade(one: EvaluationCase, observation: Observation): GradedCase {
  const graded = { id: one.id, kind: one.kind, observation, expected: one.expected };
  if (observation.fallback === 'unavailable') return { ...graded, outcome: 'error', failures: [] };
  const failures = findFailures(one.expected, observation);
  return { ...graded, outcome: failures.length === 0 ? 'pass' : 'fail', failures };
}

function findFailures(
  expected: EvaluationCase['expected'],
  { output, fallback }: Observation,
): string[] {
  if (expected.fallback !== undefined) {
    return fallback === expected.fallback ? [] : [`expected ${expected.fallback}`];
  }
  const answered = fallback === undefined && output?.answerable === true;
  if (expected.policyId === null) return answered ? ['answered what no policy states'] : [];
  if (!answered) return [`no answer (${fallback ?? 'not answerable'})`];
  const failures: string[] = [];
  if (output.policyId !== expected.policyId) {
    failures.push(`policy ${output.policyId ?? 'null'} instead of ${expected.policyId}`);
  }
  const text = (output.answer ?? '').toLowerCase();
  for (const part of expected.mustInclude) {
    if (!text.includes(part.toLowerCase())) failures.push(`"${part}" is missing`);
  }
  return failures;
}

export interface Summary {
  /** Share of cases that passed, with its Wilson interval; cases that did not run are left out. */
  readonly passRate: Interval;
  readonly passRateByKind: Readonly<Record<EvaluationCase['kind'], Interval>>;
  /** Of the messages that reached the model: answers of the schema. */
  readonly schemaValidRate: Interval;
  /** Of the messages that no policy answers: not answered. */
  readonly refusalAccuracy: Interval;
  /** Of the policy named: harmonic mean of precision and recall over all cases. */
  readonly policyF1: number;
  readonly errors: number;
  readonly latencyMs: { readonly p50: number | undefined; readonly p95: number | undefined };
  /** Undefined = a price is unknown. */
  readonly costUsdPerCase: number | undefined;
}

export function summarize(graded: readonly GradedCase[]): Summary {
  const ran = graded.filter(({ outcome }) => outcome !== 'error');
  const called = ran.filter(({ observation }) => observation.fallback !== 'invalid-input');
  const latencies = called.map(({ observation }) => observation.latencyMs);
  const costs = ran.map(({ observation }) => observation.costUsd);
  const known = costs.filter((cost) => cost !== undefined);
  return {
    passRate: shareOf(ran, passed),
    passRateByKind: {
      normal: shareOf(
        ran.filter(({ kind }) => kind === 'normal'),
        passed,
      ),
      edge: shareOf(
        ran.filter(({ kind }) => kind === 'edge'),
        passed,
      ),
      adversarial: shareOf(
        ran.filter(({ kind }) => kind === 'adversarial'),
        passed,
      ),
    },
    schemaValidRate: shareOf(called, ({ observation }) => observation.output !== undefined),
    refusalAccuracy: shareOf(
      ran.filter(({ expected }) => expected.policyId === null),
      passed,
    ),
    policyF1: policyF1(ran),
    errors: graded.length - ran.length,
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    costUsdPerCase:
      known.length === costs.length && known.length > 0
        ? known.reduce((sum, cost) => sum + cost, 0) / known.length
        : undefined,
  };
}

function passed({ outcome }: GradedCase): boolean {
  return outcome === 'pass';
}

function shareOf(cases: readonly GradedCase[], holds: (one: GradedCase) => boolean): Interval {
  return wilsonInterval(cases.filter(holds).length, cases.length);
}

function policyF1(cases: readonly GradedCase[]): number {
  const named = cases.map(({ observation, expected }) => ({
    got: observation.fallback === undefined ? (observation.output?.policyId ?? null) : null,
    wanted: expected.policyId,
  }));
  const right = named.filter(({ got, wanted }) => got !== null && got === wanted).length;
  const answered = named.filter(({ got }) => got !== null).length;
  const wanted = named.filter((one) => one.wanted !== null).length;
  return answered + wanted === 0 ? 0 : (2 * right) / (answered + wanted);
}
