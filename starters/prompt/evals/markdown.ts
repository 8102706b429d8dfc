import type { Interval } from './intervals.ts';
import type { GradedCase, Summary } from './metrics.ts';

export interface EvaluationRun {
  readonly title: string;
  readonly answeredBy: string;
  readonly graded: readonly GradedCase[];
  readonly summary: Summary;
  readonly baseline: Summary;
  /** Of the pass rates, full prompt minus baseline, case by case. */
  readonly difference: Interval;
  /** Of the whole run; undefined = unknown. */
  readonly spentUsd: number | undefined;
  readonly missed: readonly string[];
}

/** The report for people. */
export function describeRun(run: EvaluationRun): string {
  const { summary, baseline, difference } = run;
  const row = (name: string, of: (summary: Summary) => string) =>
    `| ${name} | ${of(summary)} | ${of(baseline)} |`;
  const failed = run.graded.filter(({ outcome }) => outcome !== 'pass');
  return [
    `# ${run.title}`,
    '',
    `Answered by ${run.answeredBy}; ${run.graded.length} cases, ${summary.errors} could not run. Intervals: 95 %.`,
    '',
    '| | prompt | baseline |',
    '| --- | --- | --- |',
    row('passed', ({ passRate }) => interval(passRate)),
    row('normal', ({ passRateByKind }) => interval(passRateByKind.normal)),
    row('edge cases', ({ passRateByKind }) => interval(passRateByKind.edge)),
    row('adversarial', ({ passRateByKind }) => interval(passRateByKind.adversarial)),
    row('schema valid', ({ schemaValidRate }) => interval(schemaValidRate)),
    row('left unanswered where it must be', ({ refusalAccuracy }) => interval(refusalAccuracy)),
    row('policy F1', ({ policyF1 }) => policyF1.toFixed(3)),
    row(
      'latency p50 / p95',
      ({ latencyMs: { p50, p95 } }) => `${milliseconds(p50)} / ${milliseconds(p95)}`,
    ),
    row('cost per case', ({ costUsdPerCase }) => usd(costUsdPerCase)),
    '',
    `Prompt minus baseline: ${interval(difference)}. The run cost ${usd(run.spentUsd)}.`,
    '',
    ...failed.map(
      ({ id, outcome, failures }) =>
        `- ${id}: ${outcome}${failures.length > 0 ? `, ${failures.join('; ')}` : ''}`,
    ),
    '',
    run.missed.length === 0 ? 'Every threshold is met.' : `Missed: ${run.missed.join('; ')}.`,
    '',
  ].join('\n');
}

function interval({ low, value, high }: Interval): string {
  return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? 'unknown' : `${value.toFixed(0)} ms`;
}

function usd(value: number | undefined): string {
  return value === undefined ? 'unknown' : `$${value.toFixed(5)}`;
}
