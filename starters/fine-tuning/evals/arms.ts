import { isDeepStrictEqual } from 'node:util';
import { finalAnswer, textOf, type TrainingRow } from '../src/data/row.ts';
import type { LocatedRow } from '../src/data/validate.ts';
import type { CompletionRequest, Llm, Message } from '../src/llm.ts';
import { readAnswer, type Task } from '../src/task.ts';
import type { ReportedCase } from './report.ts';

export const armNames = ['base', 'few-shot', 'tuned'] as const;
export type ArmName = (typeof armNames)[number];

/** One way to answer: a model, and examples that stand before the question. */
export interface Arm {
  readonly name: ArmName;
  readonly model: string;
  readonly examples: readonly TrainingRow[];
}

export interface ArmCase extends ReportedCase {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Prices a call in US dollars; undefined = unknown. */
export type Price = (usage: {
  readonly inputTokens: number;
  readonly outputTokens: number;
}) => number | undefined;

export interface ArmResult {
  readonly name: ArmName;
  readonly model: string;
  readonly cases: readonly ArmCase[];
}

const maximumOutputTokens = 500;
const concurrency = 4;

/** Rows that can be asked again as they stand: without tools. */
export function comparableRows(rows: readonly LocatedRow[]): readonly LocatedRow[] {
  return rows.filter(
    ({ row }) =>
      row.tools === undefined &&
      row.messages.every(
        (message) =>
          message.role !== 'tool' && !(message.role === 'assistant' && message.tool_calls),
      ),
  );
}

/**
 * Asks every row and grades the answer: right is what equals the row's own answer.
 * @param price of a call, where the client does not know the model's
 */
export async function runArm(
  llm: Pick<Llm, 'complete'>,
  task: Task,
  arm: Arm,
  rows: readonly LocatedRow[],
  price?: Price,
): Promise<ArmResult> {
  const cases = new Array<ArmCase>(rows.length);
  const queue = rows.entries();
  const work = async (): Promise<void> => {
    for (const [index, row] of queue) cases[index] = await runCase(llm, task, arm, row, price);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return { name: arm.name, model: arm.model, cases };
}

async function runCase(
  llm: Pick<Llm, 'complete'>,
  task: Task,
  arm: Arm,
  { file, line, row }: LocatedRow,
  price?: Price,
): Promise<ArmCase> {
  const completion = await llm.complete(requestOf(task, arm, row));
  const { inputTokens, outputTokens } = completion.usage;
  const right =
    completion.status === 'answered' &&
    isDeepStrictEqual(completion.output, readAnswer(task, finalAnswer(row)));
  const costUsd = price ? price({ inputTokens, outputTokens }) : completion.costUsd;
  return {
    id: `${file}:${line}`,
    outcome: right ? 'pass' : 'fail',
    latencyMs: completion.latencyMs,
    inputTokens,
    outputTokens,
    ...(costUsd !== undefined && { costUsd }),
  };
}

function requestOf(
  task: Task,
  arm: Arm,
  row: TrainingRow,
): CompletionRequest<Readonly<Record<string, unknown>>> {
  const turns = [...arm.examples.flatMap(({ messages }) => messages), ...row.messages.slice(0, -1)];
  return {
    instructions: row.messages
      .filter(({ role }) => role === 'system' || role === 'developer')
      .map(textOf)
      .join('\n'),
    messages: turns.flatMap((message): Message[] =>
      message.role === 'user' || message.role === 'assistant'
        ? [{ role: message.role, content: textOf(message) }]
        : [],
    ),
    schema: task.answer,
    schemaName: task.name,
    maximumOutputTokens,
    model: arm.model,
  };
}

const mostExamples = 100;

/** Few-shot examples: of each answer the first training row, in the order of the file. */
export function chooseExamples(training: readonly LocatedRow[]): readonly TrainingRow[] {
  const byAnswer = new Map<string, TrainingRow>();
  for (const { row } of comparableRows(training)) {
    const answer = finalAnswer(row);
    if (!byAnswer.has(answer)) byAnswer.set(answer, row);
  }
  return [...byAnswer.values()].slice(0, mostExamples);
}
