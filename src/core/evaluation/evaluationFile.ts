import * as z from 'zod/mini';

const whole = z.int().check(z.gte(0));
const amount = z.number().check(z.gte(0));
const share = z.number().check(z.gt(0), z.lt(1));

const caseResult = z.object({
  id: z.string(),
  outcome: z.enum(['pass', 'fail', 'error']),
  /** Why it failed or did not run. */
  reason: z.exactOptional(z.string()),
  answer: z.exactOptional(z.string()),
  /** Absent where the price or the usage is unknown. */
  costUsd: z.exactOptional(amount),
  /** From request to the whole answer, of the attempt that succeeded. */
  latencyMs: z.exactOptional(amount),
  /** As the provider billed them. */
  tokens: z.exactOptional(
    z.object({
      input: whole,
      cachedInput: z.exactOptional(whole),
      /** With reasoning. */
      output: whole,
    }),
  ),
});

const calibration = z.object({
  bothPass: whole,
  falsePass: whole,
  falseFail: whole,
  bothFail: whole,
});

/**
 * Ockham's evaluation results, version 1: what Run Evaluation and the starters write, and anyone may.
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
 *     { "id": "refund-2", "outcome": "fail", "reason": "does not contain \"45 days\"", "answer": "…" },
 *     { "id": "refund-3", "outcome": "error" }   // did not run: counted apart
 *   ]
 * }
 * ```
 *
 * Ids are unique; unknown keys are ignored.
 */
export const evaluationFile = z.object({
  format: z.literal('ockham-evaluation'),
  version: z.literal(1),
  name: z.exactOptional(z.string()),
  at: z.exactOptional(z.iso.datetime({ offset: true })),
  target: z.exactOptional(share),
  model: z.exactOptional(z.string()),
  /** Where the model answered: the origin of an endpoint, or the name of an editor's provider. */
  provider: z.exactOptional(z.string()),
  /** The prompt file, relative to the results, and what it held. */
  prompt: z.exactOptional(z.object({ file: z.string(), sha256: z.string() })),
  /** The file of cases, relative to the results. */
  casesFile: z.exactOptional(z.string()),
  /** The model that judged rubrics, and how it did on answers that people had judged. */
  judge: z.exactOptional(
    z.object({ model: z.string(), calibration: z.exactOptional(calibration) }),
  ),
  cases: z.array(caseResult),
});

export type EvaluationFile = z.infer<typeof evaluationFile>;
export type CaseResult = z.infer<typeof caseResult>;
