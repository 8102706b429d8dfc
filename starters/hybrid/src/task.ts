import * as z from 'zod';
import type { TrainingRow } from './data/row.ts';
import type { RowTemplate } from './data/validate.ts';
import { answerSchema, instructions } from './template/template.ts';

/** A task to learn: the same instructions train, serve and evaluate, and every answer fits the schema. */
export interface Task {
  readonly name: string;
  readonly instructions: string;
  readonly answer: z.ZodType<Readonly<Record<string, unknown>>>;
}

/** The task of this starter: answer from the sources, and name the desk. */
export const supportAnswer: Task = { name: 'support_answer', instructions, answer: answerSchema };

/** Makes a training row of a rendered user message and its output. */
export function templateOf(task: Task): RowTemplate {
  return (input, output): TrainingRow => ({
    messages: [
      { role: 'system', content: task.instructions },
      { role: 'user', content: input },
      { role: 'assistant', content: output },
    ],
  });
}

/** Reads an answer of the task; undefined where it is none. */
export function readAnswer(task: Task, text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = task.answer.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
