import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Summary } from './metrics.ts';

const share = z.number().min(0).max(1);
const thresholdsSchema = z.object({
  /** For a model; its pass rate is held to limits.targetQuality of settings.json. */
  model: z.object({
    schemaValidRate: share,
    refusalAccuracy: share,
    p95LatencyMs: z.number().positive(),
    costUsdPerCase: z.number().positive(),
  }),
  /** For the local reader: they hold the plumbing and the guardrails, not a prompt. */
  local: z.object({ passRate: share, schemaValidRate: share, refusalAccuracy: share }),
});

export type Thresholds = z.infer<typeof thresholdsSchema>;

export async function readThresholds(): Promise<Thresholds> {
  const text = await readFile(new URL('thresholds.json', import.meta.url), 'utf8');
  return thresholdsSchema.parse(JSON.parse(text));
}

/** The thresholds that a run missed, each in one line; what is unknown is not missed. */
export function findMissed(
  summary: Summary,
  limits: { passRate: number } & Omit<Thresholds['local'], 'passRate'> &
    Partial<Thresholds['model']>,
): readonly string[] {
  const missed: string[] = [];
  for (const name of ['passRate', 'schemaValidRate', 'refusalAccuracy'] as const) {
    const { value } = summary[name];
    if (value < limits[name]) missed.push(`${name} ${value.toFixed(3)} is below ${limits[name]}`);
  }
  const { p95 } = summary.latencyMs;
  if (limits.p95LatencyMs !== undefined && p95 !== undefined && p95 > limits.p95LatencyMs) {
    missed.push(`p95 latency ${p95.toFixed(0)} ms is above ${limits.p95LatencyMs} ms`);
  }
  const cost = summary.costUsdPerCase;
  if (limits.costUsdPerCase !== undefined && cost !== undefined && cost > limits.costUsdPerCase) {
    missed.push(`$${cost.toFixed(5)} per case is above $${limits.costUsdPerCase}`);
  }
  return missed;
}
