import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prepareRows, toJsonl, type Preparation } from '../data/prepare.ts';
import { describeRows, type DataStatistics } from '../data/stats.ts';
import type { LocatedRow } from '../data/validate.ts';
import { readRawFiles, type Program } from '../program.ts';

export interface PreparedData extends Preparation {
  /** Of the training rows. */
  readonly statistics: DataStatistics;
}

const mostListed = 10;

/** Curates data/raw, writes the sides of the split to .data/prepared, and tells what was noticed. */
export async function prepare(program: Program, redact: boolean): Promise<PreparedData> {
  const { folders, task, training, print } = program;
  const { seed, ...shares } = training.split;
  const files = await readRawFiles(folders.raw);
  const preparation = prepareRows(files, task, { shares, seed, redact });
  const { split } = preparation;
  const folder = path.join(folders.work, 'prepared');
  await mkdir(folder, { recursive: true });
  for (const [side, rows] of Object.entries(split) as [string, readonly LocatedRow[]][]) {
    await writeFile(path.join(folder, `${side}.jsonl`), toJsonl(rows));
  }
  const statistics = describeRows(split.training.map(({ row }) => row));
  printPreparation(print, preparation, statistics);
  return { ...preparation, statistics };
}

function printPreparation(
  print: Program['print'],
  preparation: Preparation,
  statistics: DataStatistics,
): void {
  const { split, rows, problems, dropped, conflicts, pii, leaks } = preparation;
  const { tokens, rowTokens, multiTurn, withTools, answers } = statistics;
  print(
    `${rows} valid rows (${dropped.length} repetitions dropped): ${split.training.length} training, ${split.validation.length} validation, ${split.heldOut.length} held out`,
  );
  print(
    `training rows: ${tokens} tokens (o200k_base); a row has ${rowTokens.p5} to ${rowTokens.p95} (5th to 95th percentile), at most ${rowTokens.max}; ${multiTurn} multi-turn, ${withTools} with tools, ${answers.length} different answers`,
  );
  list(
    print,
    'invalid',
    problems,
    (one) => `${one.file}:${one.line}:${one.column}: ${one.message}`,
  );
  list(
    print,
    'contradicting',
    conflicts,
    ({ row, contradicts }) => `${place(row)} teaches another answer than ${place(contradicts)}`,
  );
  list(
    print,
    'personal data or secrets',
    pii,
    (one) => `${place(one.row)}: ${one.kind} (${one.excerpt})`,
  );
  list(
    print,
    'leaks',
    leaks,
    ({ kind, seen, leaked, side }) => `${kind}: ${place(leaked)} (${side}) and ${place(seen)}`,
  );
}

function list<T>(
  print: Program['print'],
  title: string,
  items: readonly T[],
  describe: (item: T) => string,
): void {
  if (items.length === 0) return;
  print(`${title}: ${items.length}`);
  for (const item of items.slice(0, mostListed)) print(`  ${describe(item)}`);
  if (items.length > mostListed) print(`  … and ${items.length - mostListed} more`);
}

function place({ file, line }: LocatedRow): string {
  return `${file}:${line}`;
}
