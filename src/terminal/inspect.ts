import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { exampleTexts } from '../core/dataset/exampleTexts';
import type { DatasetReport } from '../core/dataset/inspector';
import { inspectDatasetFile } from '../measure/dataset/inspectFile';
import { loadCounter } from '../measure/scan/loadCounter';
import { inspectionText } from './inspectionText';
import { onlyFile, parseArguments } from './parseArguments';
import { readFault } from './readFault';
import { UsageError } from './usageError';

/** A dataset's report and the tokens of its valid examples. */
export interface Inspection extends DatasetReport {
  readonly encoding: 'o200k_base';
  /** Exact, of the examples' texts; without what a model's chat template adds. */
  readonly tokens: number;
}

/**
 * `ockham inspect <file>`: checks labelled examples row by row and counts their tokens. The file is read as a stream.
 * @param builtFolder where the counter and its vocabularies are
 * @throws {UsageError} for arguments that make no sense or a file that is no JSONL
 */
export async function inspect(args: readonly string[], builtFolder: string): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    json: { type: 'boolean', default: false },
  });
  const file = onlyFile(positionals, 'ockham inspect <file.jsonl>');
  refuseOtherFormats(file);
  const inspection = await inspectFile(file, builtFolder);
  process.stdout.write(
    `${values.json ? JSON.stringify(inspection) : inspectionText(file, inspection)}\n`,
  );
}

async function inspectFile(file: string, builtFolder: string): Promise<Inspection> {
  const encoding = 'o200k_base';
  const counter = loadCounter(builtFolder, encoding);
  const utf8 = new TextEncoder();
  let tokens = 0;
  try {
    const report = await inspectDatasetFile(file, undefined, (row) => {
      for (const text of exampleTexts(row)) tokens += counter.count(utf8.encode(text));
    });
    const { rows, valid, ...details } = report;
    return { encoding, rows, valid, tokens, ...details };
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${error.message}.`);
    throw error;
  }
}

/** Bytes that tell what a file is. */
const headBytes = 4_096;

/** Says at once what a file is that would otherwise give one problem a line. */
function refuseOtherFormats(file: string): void {
  // What a pipe has given once it does not give again.
  if (!isRegular(file)) return;
  const head = readHead(file);
  if (head.includes(0))
    throw new UsageError(`${file} is not UTF-8 text; convert it to JSONL in UTF-8.`);
  if (/\.(csv|tsv)$/i.test(file))
    throw new UsageError(
      `${file} is a table; inspect reads JSONL: one JSON object a line, such as {"prompt": "…", "completion": "…"}.`,
    );
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*\[/.test(text))
    throw new UsageError(
      `${file} holds one JSON list; inspect reads JSONL: put each element on a line of its own.`,
    );
}

function isRegular(file: string): boolean {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw new UsageError(`${file} is a folder; name a file in it.`);
    return stats.isFile();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${readFault(error)}.`);
  }
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(headBytes);
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    return head.subarray(0, readSync(opened, head, 0, headBytes, 0));
  } catch (error) {
    throw new UsageError(`${file}: ${readFault(error)}.`);
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}
