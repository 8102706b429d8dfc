import type { Decoding } from '../stream/readLines';
import { readRows } from '../stream/readRows';

/** Names of columns that hold what is asked, and what is answered; likeliest first. */
const askedNames = ['prompt', 'question', 'input', 'text', 'message', 'query', 'instruction'];
const answeredNames = [
  'completion',
  'answer',
  'output',
  'response',
  'label',
  'category',
  'intent',
  'class',
];

/** The table has no columns that could be examples. */
export class NoExampleColumns extends Error {
  override readonly name = 'NoExampleColumns';
}

/** Takes the rows of a table. */
export interface TableReader {
  /** Each row and the line (from 1) on which it begins. */
  onRow(row: Readonly<Record<string, string>>, line: number): void;
  /** The line of a row whose quote is never closed, or that is too long to be one. */
  onUnreadable(line: number): void;
}

/**
 * Reads a CSV or TSV with a header as a stream, each row as a prompt and its completion.
 * @throws {NoExampleColumns} where the header names no such columns; else as `readLines` does
 */
export async function readTable(
  file: string,
  decoding: Decoding,
  signal: AbortSignal | undefined,
  reader: TableReader,
): Promise<void> {
  let columns: { readonly asked: number; readonly answered: number } | undefined;
  for await (const rows of readRows(file, decoding, signal)) {
    for (const { cells, line } of rows) {
      if (cells === undefined) reader.onUnreadable(line);
      else if (cells.every((cell) => cell.trim() === '')) continue;
      else if (columns) {
        const { asked, answered } = columns;
        reader.onRow({ prompt: cells[asked] ?? '', completion: cells[answered] ?? '' }, line);
      } else columns = findColumns(cells);
    }
  }
}

/** @throws {NoExampleColumns} */
function findColumns(header: readonly string[]): {
  readonly asked: number;
  readonly answered: number;
} {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (wanted: readonly string[]): number =>
    wanted.map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1;
  const asked = find(askedNames);
  const answered = find(answeredNames);
  if (asked < 0 || answered < 0)
    throw new NoExampleColumns(
      'its header names no question and answer: name the columns, such as prompt and completion, or text and label',
    );
  return { asked, answered };
}
