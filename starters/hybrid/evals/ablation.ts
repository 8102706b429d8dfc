import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { answerFrom, type Answer } from '../src/answer/answerQuestion.ts';
import type { Rag } from '../src/openRag.ts';
import { retrieve } from '../src/retrieve/retrieve.ts';
import { desks } from '../src/template/template.ts';
import type { TrainingSettings } from '../src/trainingSettings.ts';
import { isRight } from './answers.ts';
import { wilsonInterval } from './intervals.ts';
import { mcnemarExact } from './mcnemar.ts';
import { readQuestions, type EvalQuestion } from './questions.ts';

/** The four ways to answer: the base or the tuned model, without or with sources. */
export const armNames = ['base', 'RAG', 'fine-tuning', 'RAG + fine-tuning'] as const;
export type ArmName = (typeof armNames)[number];

export interface ArmCase {
  readonly id: string;
  /** Answered with what was expected, or abstained where the corpus does not tell. */
  readonly knows: boolean;
  /** Named the desk that the house names. */
  readonly desk: boolean;
}

export type Ablation = Readonly<Record<ArmName, readonly ArmCase[]>>;

export interface Promotion {
  readonly decision: 'promote' | 'reject';
  readonly reason: string;
}

/** Asks every evaluation question in all four ways. The questions are in no training row. */
export async function ablate(rag: Rag, models: { base: string; tuned: string }): Promise<Ablation> {
  const questions = await readQuestions();
  const expected = z
    .record(z.string(), z.enum(desks))
    .parse(JSON.parse(await readFile(path.join(import.meta.dirname, 'desks.json'), 'utf8')));
  const result: Record<ArmName, ArmCase[]> = {
    base: [],
    RAG: [],
    'fine-tuning': [],
    'RAG + fine-tuning': [],
  };
  for (const question of questions) {
    const hits = await retrieve(rag, question.question);
    for (const name of armNames) {
      const sources = name === 'RAG' || name === 'RAG + fine-tuning' ? hits : [];
      const model = name === 'base' || name === 'RAG' ? models.base : models.tuned;
      const answer = await answerFrom(question.question, sources, (request) =>
        rag.connection.llm.complete({ ...request, model }),
      );
      result[name].push(grade(question, answer, expected[question.id]));
    }
  }
  return result;
}

function grade(question: EvalQuestion, answer: Answer, desk: string | undefined): ArmCase {
  return {
    id: question.id,
    knows: isRight(question, answer),
    desk: answer.status !== 'failed' && answer.desk === desk,
  };
}

/** The tuned model is worth its upkeep only if it beats RAG alone, by enough, and not by luck. */
export function decidePromotion(
  ablation: Ablation,
  { gain, significance }: TrainingSettings['promotion'],
): Promotion {
  const before = new Map(ablation.RAG.map((one) => [one.id, one.knows && one.desk]));
  let won = 0;
  let lost = 0;
  for (const one of ablation['RAG + fine-tuning']) {
    const now = one.knows && one.desk;
    const then = before.get(one.id) ?? false;
    if (now && !then) won += 1;
    if (then && !now) lost += 1;
  }
  const total = ablation.RAG.length;
  const share = total === 0 ? 0 : (won - lost) / total;
  const probability = mcnemarExact({ won, lost });
  const reason = `RAG + fine-tuning against RAG: ${won} won, ${lost} lost of ${total}, McNemar exact p = ${probability.toPrecision(2)}; asked for: a gain of ${(100 * gain).toFixed(0)} points, p below ${significance}`;
  const promoted = share >= gain && probability < significance;
  return { decision: promoted ? 'promote' : 'reject', reason };
}

/** The ablation as a table. */
export function describeAblation(ablation: Ablation, { decision, reason }: Promotion): string {
  const share = (cases: readonly ArmCase[], right: (one: ArmCase) => boolean) => {
    const { low, value, high } = wilsonInterval(cases.filter(right).length, cases.length);
    return `${value.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  };
  const rows = armNames.map((name) => {
    const cases = ablation[name];
    return `| ${name} | ${share(cases, (one) => one.knows)} | ${share(cases, (one) => one.desk)} | ${share(cases, (one) => one.knows && one.desk)} |`;
  });
  return [
    '| | knowledge: right answer or abstention | behavior: the desk | both |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    `Shares of ${ablation.base.length} questions with their 95 % interval.`,
    `${decision}: ${reason}`,
  ].join('\n');
}

/** Keeps the table beside the other runs. */
export async function saveAblation(text: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '../runs');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'ablation.md'), `${text}\n`);
}
