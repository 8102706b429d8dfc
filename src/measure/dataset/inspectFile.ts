import { DatasetInspector, type DatasetReport } from '../../core/dataset/inspector';
import { readLines, type Decoding } from '../stream/readLines';
import { readTable } from './readTable';

/** What a file's inspection says. */
export interface FileReport extends DatasetReport {
  /** How the file's bytes were read as text. */
  readonly decoding: Readonly<Decoding>;
}

/**
 * Inspects a JSONL file, or a table by the name of .csv or .tsv, as a stream: in memory that does not grow with the
 * file, whatever its rows are.
 * `onExample` takes each valid row.
 * @throws {NoExampleColumns} for a table without columns of questions and answers; else as `readLines` does
 */
export async function inspectDatasetFile(
  file: string,
  signal?: AbortSignal,
  onExample?: (row: object, line: number) => void,
): Promise<FileReport> {
  const inspector = new DatasetInspector(onExample);
  const decoding: Decoding = { encoding: 'utf-8', foreignLines: 0 };
  if (isTable(file))
    await readTable(file, decoding, signal, {
      onRow: (row, line) => inspector.addRecord(row, line),
      onUnreadable: (line) => inspector.addUnreadable(line, 'unclosed-quote'),
    });
  else {
    let line = 0;
    for await (const lines of readLines(file, decoding, signal)) {
      for (const { text } of lines) {
        line++;
        if (text === undefined) inspector.addUnreadable(line, 'row-too-long');
        else inspector.addLine(text);
      }
    }
  }
  return { ...inspector.finish(), decoding };
}

/** Whether a file is read as a table. */
export function isTable(file: string): boolean {
  return /\.(csv|tsv)$/i.test(file);
}
