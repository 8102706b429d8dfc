import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import {
  readCases,
  type CaseProblem,
  type EvaluationCase,
} from '../../../core/evaluation/evaluationCase';
import { readLabelledAnswers, type LabelledAnswer } from '../../../core/evaluation/labelledAnswer';
import { isBelow } from '../../scan/location';
import { readPrompt, type FewShotExample, type Prompt } from './promptFile';
import { hashText } from './questionKey';

/** A prompt from disk. */
export interface PromptOnDisk {
  readonly file: string;
  readonly prompt: Prompt;
  /** SHA-256 of the prompt's text and its examples. */
  readonly sha256: string;
}

export interface CasesOnDisk {
  readonly file: string;
  readonly cases: readonly EvaluationCase[];
  readonly problems: readonly CaseProblem[];
}

/** One sentence for the user: what is wrong, where, what to do. */
export class EvaluationInputError extends Error {
  override readonly name = 'EvaluationInputError';
}

/** The starter keeps its few-shot examples beside its system prompt. */
const examplesName = 'examples.json';
const examplesFile = z.array(z.looseObject({ input: z.unknown(), output: z.unknown() }));

/**
 * Reads a prompt file, and the few-shot examples beside it (`examples.json`, as the prompt starter keeps them).
 * @param folders nothing outside of them is read, by a link neither: all that is read is sent to a model
 * @throws {EvaluationInputError}
 */
export async function loadPrompt(file: string, folders: readonly string[]): Promise<PromptOnDisk> {
  const text = await readUtf8(file, folders);
  const examples = await readExamples(path.join(path.dirname(file), examplesName), folders);
  const read = readPrompt(text, examples);
  if (read.kind === 'unreadable')
    throw new EvaluationInputError(`${path.basename(file)} is no prompt: ${read.message}.`);
  return { file, prompt: read.prompt, sha256: hashText(JSON.stringify([text, examples])) };
}

/**
 * Reads a file of cases; faulty lines are problems, not errors.
 * @param folders nothing outside of them is read
 * @throws {EvaluationInputError} where it cannot be read
 */
export async function loadCases(file: string, folders: readonly string[]): Promise<CasesOnDisk> {
  return { file, ...readCases(await readUtf8(file, folders)) };
}

/**
 * Reads the answers that people judged.
 * @param folders nothing outside of them is read
 * @throws {EvaluationInputError} where a line is none: a judge calibrated on the rest would look measured
 */
export async function loadLabelledAnswers(
  file: string,
  folders: readonly string[],
): Promise<readonly LabelledAnswer[]> {
  const { answers, problems } = readLabelledAnswers(await readUtf8(file, folders));
  const [problem] = problems;
  if (problem)
    throw new EvaluationInputError(
      `${path.basename(file)} line ${problem.line}: ${problem.message}.`,
    );
  return answers;
}

async function readExamples(
  file: string,
  folders: readonly string[],
): Promise<readonly FewShotExample[]> {
  let text: string;
  try {
    await refuseOutside(file, folders);
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof EvaluationInputError) throw error;
    return [];
  }
  let parsed;
  try {
    parsed = examplesFile.safeParse(JSON.parse(text));
  } catch {
    throw new EvaluationInputError(`${file} is not valid JSON: mend it or move it away.`);
  }
  if (!parsed.success)
    throw new EvaluationInputError(
      `${file} is no list of { "input", "output" } examples: mend it or move it away.`,
    );
  return parsed.data.map(({ input, output }) => ({ input: asText(input), output: asText(output) }));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readUtf8(file: string, folders: readonly string[]): Promise<string> {
  await refuseOutside(file, folders);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
    throw new EvaluationInputError(
      `${file} cannot be read${code === 'ENOENT' ? ': it does not exist' : ` (${code})`}.`,
    );
  }
  try {
    return utf8.decode(bytes);
  } catch {
    throw new EvaluationInputError(`${file} is not UTF-8 text: save it as UTF-8.`);
  }
}

/** @throws {EvaluationInputError} for a path, or what a link at it leads to, that lies in none of the folders */
async function refuseOutside(file: string, folders: readonly string[]): Promise<void> {
  // What does not exist has no real path; that it is missing is said where it is read.
  const real = (one: string): Promise<string> => realpath(one).catch(() => one);
  const target = await real(file);
  for (const folder of folders) {
    const isNamedInside = isBelow(path.resolve(file), path.resolve(folder));
    if (isNamedInside && isBelow(target, await real(folder))) return;
    if (isNamedInside && target === path.resolve(file)) return;
  }
  throw new EvaluationInputError(
    `${file} lies, or leads by a link, outside the workspace: an evaluation sends what it reads to a model, so keep it in the workspace folder.`,
  );
}
