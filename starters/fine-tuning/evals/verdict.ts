import { wilsonInterval, percentile, type Interval } from './intervals.ts';
import type { ArmResult } from './arms.ts';
import { mcnemarExact, type Discordance } from './mcnemar.ts';

export interface ArmSummary {
  readonly name: ArmResult['name'];
  readonly model: string;
  readonly passed: number;
  readonly total: number;
  /** Share of right answers with its 95 % Wilson interval. */
  readonly accuracy: Interval;
  /** Of all cases together; undefined = unknown. */
  readonly costUsd: number | undefined;
  readonly latencyMs: { readonly p50: number | undefined; readonly p95: number | undefined };
}

export interface Comparison {
  readonly against: ArmSummary['name'];
  readonly discordance: Discordance;
  readonly gain: number;
  readonly probability: number;
}

export interface Verdict {
  readonly decision: 'promote' | 'reject';
  readonly reasons: readonly string[];
  readonly comparisons: readonly Comparison[];
}

export interface PromotionRule {
  readonly gain: number;
  readonly significance: number;
}

export function summarizeArm({ name, model, cases }: ArmResult): ArmSummary {
  const passed = cases.filter(({ outcome }) => outcome === 'pass').length;
  const latencies = cases.flatMap(({ latencyMs }) => (latencyMs === undefined ? [] : [latencyMs]));
  const costs = cases.map(({ costUsd }) => costUsd);
  return {
    name,
    model,
    passed,
    total: cases.length,
    accuracy: wilsonInterval(passed, cases.length),
    costUsd: costs.reduce<number | undefined>(
      (sum, cost) => (sum === undefined || cost === undefined ? undefined : sum + cost),
      0,
    ),
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
  };
}

/** Holds the tuned arm against each prompt: it must beat the best of them, by enough, and not by luck. */
export function decide(
  tuned: ArmResult,
  prompts: readonly [ArmResult, ...ArmResult[]],
  rule: PromotionRule,
): Verdict {
  const comparisons = prompts.map((prompt) => compareArms(tuned, prompt));
  const failures = comparisons.flatMap(({ against, gain, probability }) => [
    ...(gain < rule.gain
      ? [`tuned gains ${points(gain)} on ${against}, less than the ${points(rule.gain)} asked for`]
      : []),
    ...(probability >= rule.significance
      ? [
          `the difference from ${against} may be luck: p = ${probability.toPrecision(2)}, not below ${rule.significance}`,
        ]
      : []),
  ]);
  const gains = comparisons.map(
    ({ against, gain, probability }) =>
      `tuned gains ${points(gain)} on ${against} (p = ${probability.toPrecision(2)})`,
  );
  return failures.length > 0
    ? { decision: 'reject', reasons: failures, comparisons }
    : { decision: 'promote', reasons: gains, comparisons };
}

function compareArms(tuned: ArmResult, prompt: ArmResult): Comparison {
  const promptPassed = new Map(prompt.cases.map(({ id, outcome }) => [id, outcome === 'pass']));
  let won = 0;
  let lost = 0;
  for (const { id, outcome } of tuned.cases) {
    const passed = outcome === 'pass';
    const other = promptPassed.get(id) ?? false;
    if (passed && !other) won++;
    if (!passed && other) lost++;
  }
  return {
    against: prompt.name,
    discordance: { won, lost },
    gain: tuned.cases.length === 0 ? 0 : (won - lost) / tuned.cases.length,
    probability: mcnemarExact({ won, lost }),
  };
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} points`;
}
