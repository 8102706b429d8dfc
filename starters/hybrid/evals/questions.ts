import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { StarterError } from '../src/errors.ts';

const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answerable'),
    id: z.string(),
    question: z.string(),
    /** The document that holds the answer, and the words there that prove it. */
    path: z.string(),
    quote: z.string(),
    /** What a right answer, or a quote of it, must contain. */
    answer: z.string(),
  }),
  /** The corpus does not tell: nothing to do with it at all, or of its world but not in it. */
  z.object({ kind: z.enum(['offTopic', 'nearMiss']), id: z.string(), question: z.string() }),
]);

export type EvalQuestion = z.infer<typeof question>;
export type AnswerableQuestion = Extract<EvalQuestion, { kind: 'answerable' }>;

/** Reads evals/questions.jsonl; throws a StarterError that names the line which is wrong. */
export async function readQuestions(
  file = new URL('questions.jsonl', import.meta.url),
): Promise<EvalQuestion[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const questions: EvalQuestion[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      questions.push(question.parse(JSON.parse(line)));
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new StarterError('configuration', `evals/questions.jsonl, line ${at + 1}: ${reason}`);
    }
  }
  return questions;
}
