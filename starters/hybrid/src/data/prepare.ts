import { createHash } from 'node:crypto';
import type { Task } from '../task.ts';
import { readAnswer, templateOf } from '../task.ts';
import { deduplicate, type Deduplication } from './dedupe.ts';
import { findLeaks, type Leak } from './leakage.ts';
import { findPii, redactPii, type PiiFinding } from './pii.ts';
import { finalAnswer, type TrainingRow } from './row.ts';
import { splitRows, type Split, type SplitShares } from './split.ts';
import { validateJsonl, type DataProblem, type LocatedRow } from './validate.ts';

export interface RawFile {
  readonly name: string;
  readonly source: string;
}

export interface PrepareOptions {
  readonly shares: SplitShares;
  readonly seed: string;
  /** Whether personal data is replaced by its kind; else it is left, and reported. */
  readonly redact: boolean;
}

/** The rows ready for training, and all that was noticed on the way. */
export interface Preparation {
  readonly split: Split;
  /** Valid rows without repetitions, of all sides. */
  readonly rows: number;
  readonly problems: readonly DataProblem[];
  readonly dropped: Deduplication['dropped'];
  readonly conflicts: Deduplication['conflicts'];
  readonly pii: readonly PiiFinding[];
  readonly leaks: readonly Leak[];
}

/** Curates raw rows: validates, deduplicates, looks for personal data, splits by group, and checks the split. */
export function prepareRows(
  files: readonly RawFile[],
  task: Task,
  options: PrepareOptions,
): Preparation {
  const validations = files.map(({ name, source }) =>
    validateJsonl(name, source, templateOf(task)),
  );
  const valid = validations.flatMap(({ rows }) => rows);
  const offTask = valid.flatMap((row) => {
    const problem = answerProblem(row, task);
    return problem === undefined ? [] : [problem];
  });
  const { rows, dropped, conflicts } = deduplicate(
    options.redact ? valid.map((one) => ({ ...one, row: redactPii(one.row) })) : valid,
  );
  const split = splitRows(rows, options.shares, options.seed);
  return {
    split,
    rows: rows.length,
    problems: [...validations.flatMap(({ problems }) => problems), ...offTask],
    dropped,
    conflicts,
    pii: findPii(rows),
    leaks: findLeaks(split),
  };
}

/** A row whose answer the task does not know would teach what no caller can read. Tool calls are not answers. */
function answerProblem({ file, line, row }: LocatedRow, task: Task): DataProblem | undefined {
  const last = row.messages.at(-1);
  if (last?.role === 'assistant' && last.tool_calls !== undefined) return undefined;
  if (readAnswer(task, finalAnswer(row)) !== undefined) return undefined;
  return {
    file,
    line,
    column: 1,
    message: 'the answer is none of the task: see the schema in src/task.ts',
  };
}

export function toJsonl(rows: readonly { readonly row: TrainingRow }[]): string {
  return rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('');
}

/** Names contents: the first 16 hexadecimal digits of their SHA-256. */
export function fingerprintOf(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(`${String(content.length)}\n${content}`);
  return hash.digest('hex').slice(0, 16);
}
