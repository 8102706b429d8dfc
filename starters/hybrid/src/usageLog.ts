import { appendFile, mkdir } from 'node:fs/promises';
import type { Usage } from './spending.ts';

/** One call, without its content. */
export interface LoggedCall {
  readonly kind: 'completion' | 'embedding';
  readonly model: string;
  readonly status: string;
  readonly usage: Usage;
  /** Undefined = unknown. */
  readonly costUsd: number | undefined;
  readonly latencyMs: number;
}

export type UsageLog = (call: LoggedCall) => Promise<void>;

const folder = new URL('../runs/', import.meta.url);

/** Appends every call to runs/usage.jsonl: tokens, cost and latency, no content. */
export function createUsageLog(): UsageLog {
  return async (call) => {
    await mkdir(folder, { recursive: true });
    const line = { at: new Date().toISOString(), ...call };
    await appendFile(new URL('usage.jsonl', folder), `${JSON.stringify(line)}\n`);
  };
}
