import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { nearDuplicatePairs } from '../data/nearDuplicates.ts';
import { normalizeText } from '../data/normalize.ts';
import type { TrainingRow } from '../data/row.ts';
import { StarterError } from '../errors.ts';
import { instructions, renderUser } from '../template/template.ts';
import { loggedAnswer, type LoggedAnswer } from './log.ts';

/** A logged answer that a person looks at: corrects `output`, then sets `reviewed`. */
const curatedRow = loggedAnswer.extend({ reviewed: z.boolean() });

export type CuratedRow = z.infer<typeof curatedRow>;

/** Reads the rows under review; an absent file has none. Throws a StarterError that names the faulty line. */
export async function readCurated(file: string): Promise<CuratedRow[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [curatedRow.parse(JSON.parse(line))];
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
      throw new StarterError('configuration', `${file}, line ${at + 1}: ${reason}`);
    }
  });
}

export async function writeCurated(file: string, rows: readonly CuratedRow[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.partial`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await rename(`${file}.partial`, file);
}

/**
 * Adds what was logged since to the rows under review, and changes none that is there. A question
 * of the evaluation, or nearly one, never becomes a row: it could no longer measure anything.
 */
export function addLogged(
  rows: readonly CuratedRow[],
  logged: readonly LoggedAnswer[],
  evaluationQuestions: readonly string[],
): CuratedRow[] {
  const known = new Set(rows.map(({ id }) => id));
  const fresh = logged.filter(({ id }) => !known.has(id));
  const forbidden = evaluationQuestions.map(normalizeText);
  const texts = [...forbidden, ...fresh.map(({ question }) => normalizeText(question))];
  const asked = new Set(
    nearDuplicatePairs(texts)
      .filter(([a, b]) => a < forbidden.length && b >= forbidden.length)
      .map(([, b]) => b - forbidden.length),
  );
  return [
    ...rows,
    ...fresh.filter((_, at) => !asked.has(at)).map((entry) => ({ ...entry, reviewed: false })),
  ];
}

/** The training rows of what was reviewed, in the words in which the model is asked. */
export function toTrainingRows(rows: readonly CuratedRow[]): TrainingRow[] {
  return rows
    .filter(({ reviewed }) => reviewed)
    .map(({ question, sources, output }) => ({
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: renderUser(question, sources) },
        { role: 'assistant', content: JSON.stringify(output) },
      ],
    }));
}
