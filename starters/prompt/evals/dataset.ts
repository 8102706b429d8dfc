import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { StarterError } from '../src/errors.ts';

const caseSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(['normal', 'edge', 'adversarial']),
  message: z.string(),
  expected: z.object({
    /** The policy that holds the answer; null = the model must not answer. */
    policyId: z.string().nullable(),
    /** Texts that the answer must hold, whatever their case. */
    mustInclude: z.array(z.string()),
    /** The input guardrails must stop it before the model sees it. */
    fallback: z.literal('invalid-input').optional(),
  }),
});

export type EvaluationCase = z.infer<typeof caseSchema>;

/** Reads the labelled cases; their ids are unique. */
export async function readDataset(
  file = new URL('dataset.jsonl', import.meta.url),
): Promise<readonly EvaluationCase[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const cases = lines.map((line, index) => {
    const parsed = caseSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
    throw new StarterError(
      'configuration',
      `evals/dataset.jsonl, case ${index + 1}: ${z.prettifyError(parsed.error)}`,
    );
  });
  const twice = cases.find(({ id }, index) => cases.findIndex((one) => one.id === id) !== index);
  if (twice !== undefined) {
    throw new StarterError(
      'configuration',
      `evals/dataset.jsonl: the id "${twice.id}" stands twice`,
    );
  }
  return cases;
}
