import * as z from 'zod/mini';
import { unreadable, type Imported } from './importedScore';

const outcome = z.enum(['pass', 'fail', 'error']);

/**
 * Ockham's evaluation results, version 1: what the starters write and anyone may.
 *
 * ```json
 * {
 *   "format": "ockham-evaluation",
 *   "version": 1,
 *   "name": "support prompt",          // optional
 *   "at": "2026-11-22T10:00:00Z",      // optional: when it ran
 *   "target": 0.85,                    // optional: share of cases that must pass
 *   "cases": [
 *     { "id": "refund-1", "outcome": "pass", "costUsd": 0.002, "latencyMs": 840 },
 *     { "id": "refund-2", "outcome": "fail" },
 *     { "id": "refund-3", "outcome": "error" }   // did not run: counted apart
 *   ]
 * }
 * ```
 *
 * Ids are unique; unknown keys are ignored.
 */
const evaluation = z.object({
  format: z.literal('ockham-evaluation'),
  version: z.literal(1),
  name: z.optional(z.string()),
  at: z.optional(z.iso.datetime({ offset: true })),
  target: z.optional(z.number().check(z.gt(0), z.lt(1))),
  cases: z.array(
    z.object({
      id: z.string(),
      outcome,
      costUsd: z.optional(z.number().check(z.gte(0))),
      latencyMs: z.optional(z.number().check(z.gte(0))),
    }),
  ),
});

/** Reads Ockham's own results; undefined where the JSON does not claim to be that. */
export function importOckham(json: unknown): Imported | undefined {
  if (
    typeof json !== 'object' ||
    json === null ||
    Reflect.get(json, 'format') !== 'ockham-evaluation'
  )
    return undefined;
  const parsed = evaluation.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return unreadable(
      `${issue?.path.join('.') ?? ''} is not as version 1 of ockham-evaluation has it (${issue?.code ?? 'invalid'})`,
    );
  }
  const { cases, name, target, at } = parsed.data;
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.has(id)) return unreadable(`the case "${id}" stands twice: ids must be unique`);
    ids.add(id);
  }
  const passed = cases.filter((one) => one.outcome === 'pass').length;
  const errored = cases.filter((one) => one.outcome === 'error').length;
  return {
    status: 'imported',
    score: {
      passed,
      total: cases.length - errored,
      errored,
      ...(target === undefined ? {} : { target }),
      ...(at === undefined ? {} : { at }),
      description: name === undefined ? 'Ockham evaluation' : `Ockham evaluation "${name}"`,
    },
  };
}
