import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { fingerprintOf, toJsonl } from '../src/data/prepare.ts';
import { finalAnswer, textOf } from '../src/data/row.ts';
import type { LocatedRow } from '../src/data/validate.ts';
import type { Baseline } from '../src/preflight.ts';
import type { Program } from '../src/program.ts';
import { answerSchema, instructions } from '../src/template/template.ts';

const savedBaseline = z.object({
  heldOut: z.string(),
  model: z.string(),
  baseline: z.object({ arm: z.string(), passed: z.int(), total: z.int() }),
});

/**
 * How often RAG with the base model names the desk that the reviewers named, on rows that are held out.
 * Asked once for the same rows and model, then remembered: with a provider every row is billed.
 */
export async function readBaseline(
  program: Program,
  heldOut: readonly LocatedRow[],
): Promise<Baseline> {
  const { baseModel, folders } = program;
  const key = fingerprintOf(toJsonl(heldOut));
  const file = path.join(folders.work, 'baseline.json');
  const saved = savedBaseline.safeParse(await readJson(file));
  if (saved.success && saved.data.heldOut === key && saved.data.model === baseModel)
    return saved.data.baseline;
  let passed = 0;
  for (const row of heldOut) if (await namesDesk(program, row)) passed += 1;
  const baseline: Baseline = { arm: 'RAG', passed, total: heldOut.length };
  await mkdir(folders.work, { recursive: true });
  await writeFile(file, JSON.stringify({ heldOut: key, model: baseModel, baseline }));
  return baseline;
}

async function namesDesk(
  { connection, baseModel }: Program,
  { row }: LocatedRow,
): Promise<boolean> {
  const completion = await connection.llm.complete({
    instructions,
    messages: row.messages
      .filter(({ role }) => role === 'user')
      .map((message) => ({ role: 'user', content: textOf(message) })),
    schema: answerSchema,
    schemaName: 'support_answer',
    maximumOutputTokens: 4_000,
    model: baseModel,
  });
  const expected = answerSchema.parse(JSON.parse(finalAnswer(row)));
  return completion.status === 'answered' && completion.output.desk === expected.desk;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
