import { createReadStream } from 'node:fs';
import { DatasetInspector, type DatasetReport } from '../../core/dataset/inspector';
import { readTable } from './readTable';

/** A row longer than this is no example for any model; the rest of the file is not read. */
const longestLine = 64 * 1024 * 1024;

/**
 * Inspects a JSONL file, or a table by the name of .csv or .tsv, as a stream. Lines end at `\n` (a `\r` before it is dropped) and nowhere else: U+2028 and
 * U+2029, which `readline` takes for line ends, may stand inside JSON text.
 * `onExample` takes each valid row.
 * Throws the file system's error where the file cannot be read, a RangeError for a line over 64 MB, and
 * NoExampleColumns for a table without columns of questions and answers.
 */
export async function inspectDatasetFile(
  file: string,
  signal?: AbortSignal,
  onExample?: (row: object, line: number) => void,
): Promise<DatasetReport> {
  const inspector = new DatasetInspector(onExample);
  if (isTable(file)) {
    await readTable(file, signal, (row, line) => inspector.addRecord(row, line));
    return inspector.finish();
  }
  const stream = createReadStream(file, {
    encoding: 'utf8',
    highWaterMark: 1 << 20,
    ...(signal ? { signal } : {}),
  });
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) inspector.addLine(line.replace(/\r$/, ''));
    if (rest.length > longestLine)
      throw new RangeError(`${file} holds a line of more than 64 MB: this is not a JSONL dataset`);
  }
  if (rest !== '') inspector.addLine(rest);
  return inspector.finish();
}

/** Whether a file is read as a table. */
export function isTable(file: string): boolean {
  return /\.(csv|tsv)$/i.test(file);
}
