import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { redactPii } from '../data/pii.ts';
import { userTexts } from '../data/row.ts';
import type { ChunkHit } from '../retrieve/chunkHit.ts';
import { answerSchema, type ModelAnswer } from '../template/template.ts';

const chunkHit = z.object({
  id: z.string(),
  path: z.string(),
  heading: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});

/** One question as it was asked and answered, with what was found for it. */
export const loggedAnswer = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  question: z.string(),
  sources: z.array(chunkHit),
  output: answerSchema,
  model: z.string(),
});

export type LoggedAnswer = z.infer<typeof loggedAnswer>;

export const usageFile = fileURLToPath(new URL('../../.data/usage.jsonl', import.meta.url));

/**
 * Keeps a question and its answer, if USAGE_LOG=1 says so: people must have been told. Personal
 * data in the question and the answer is replaced by its kind first.
 */
export async function logUsage(
  question: string,
  hits: readonly ChunkHit[],
  output: ModelAnswer,
  model: string,
  file = usageFile,
): Promise<void> {
  if (process.env['USAGE_LOG'] !== '1') return;
  const entry: LoggedAnswer = {
    id: randomUUID(),
    at: new Date().toISOString(),
    question: redactText(question),
    sources: [...hits],
    output: { ...output, answer: redactText(output.answer) },
    model,
  };
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(entry)}\n`);
}

/** What was logged so far. A last line that a killed process left half-written is passed over. */
export async function readUsage(file = usageFile): Promise<LoggedAnswer[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines.slice(0, -1).flatMap((line) => {
    const parsed = loggedAnswer.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function redactText(text: string): string {
  const row = redactPii({ messages: [{ role: 'user', content: text }] });
  return userTexts(row).join('');
}
