import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { estimateTraining } from '../core/dataset/trainingEstimate';
import { inspectDataset, type Inspection } from '../measure/dataset/inspectDataset';
import { isTable } from '../measure/dataset/inspectFile';
import { NoExampleColumns } from '../measure/dataset/readTable';
import { NotText } from '../measure/stream/readLines';
import { loadCounter } from '../measure/scan/loadCounter';
import { datasetFindings } from './findings/datasetFindings';
import { formatOptions, parseFormat } from './findings/outputFormat';
import { printFindings } from './findings/printFindings';
import { inspectionText } from './inspectionText';
import { onlyFile, parseArguments } from './parseArguments';
import { readFault } from './readFault';
import { parseToday } from './today';
import { printJson, printText } from './print';
import { UsageError } from './usageError';

/**
 * `ockham inspect <file>`: checks labelled examples row by row, says what the set is like and what training on it would
 * cost. The file is read as a stream. `--training <file>` names the set that it validates, to find leaks.
 * @param builtFolder where the counter and its vocabularies are
 * @throws {UsageError} for arguments that make no sense or a file that is no dataset
 */
export async function inspect(args: readonly string[], builtFolder: string): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    ...formatOptions,
    training: { type: 'string' },
  });
  const format = parseFormat(values);
  const file = onlyFile(positionals, 'ockham inspect <file.jsonl> [--training <file.jsonl>]');
  const { training } = values;
  for (const read of training === undefined ? [file] : [file, training]) refuseOtherFormats(read);
  const inspection = await inspectFile(file, training, builtFolder);
  if (format === 'sarif' || format === 'github') {
    const { valid, rows } = inspection;
    const summary = `${valid} of ${rows} rows are valid examples.`;
    printFindings(datasetFindings(file, inspection), format, 'inspect', summary);
    return;
  }
  const estimate = estimateTraining(
    inspection.valid,
    inspection.tokens,
    bundledCatalog,
    parseToday(undefined),
  );
  if (format === 'json') printJson({ ...inspection, training: estimate });
  else printText(inspectionText(file, inspection, estimate));
}

async function inspectFile(
  file: string,
  trainingFile: string | undefined,
  builtFolder: string,
): Promise<Inspection> {
  const counter = loadCounter(builtFolder, 'o200k_base');
  try {
    return await inspectDataset(file, {
      counter,
      ...(trainingFile === undefined ? {} : { trainingFile }),
    });
  } catch (error) {
    if (error instanceof NoExampleColumns || error instanceof NotText)
      throw new UsageError(`${file}: ${error.message}.`);
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
  if (isTable(file)) return;
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
