import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

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

/**
 * Reads a CSV or TSV with a header as a stream, each row as a prompt and its completion.
 * @param onRow takes each row and the line (from 1) on which it begins
 * @throws {NoExampleColumns} where the header names no such columns; the file system's error; the signal's reason
 */
export function readTable(
  file: string,
  signal: AbortSignal | undefined,
  onRow: (row: Readonly<Record<string, string>>, line: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(file, { encoding: 'utf8', ...(signal ? { signal } : {}) });
    stream.once('error', reject);
    let columns: { readonly asked: number; readonly answered: number } | undefined;
    let line = 1;
    Papa.parse<string[]>(stream, {
      skipEmptyLines: false,
      step: ({ data }, parser) => {
        const begins = line;
        // A quoted cell may span lines.
        line += data.reduce((sum, cell) => sum + cell.split('\n').length - 1, 1);
        if (data.every((cell) => cell.trim() === '')) return;
        if (columns) {
          const { asked, answered } = columns;
          onRow({ prompt: data[asked] ?? '', completion: data[answered] ?? '' }, begins);
          return;
        }
        columns = findColumns(data);
        if (columns) return;
        reject(
          new NoExampleColumns(
            `its header names no question and answer: name the columns, such as prompt and completion, or text and label`,
          ),
        );
        // Which completes: after the rejection that changes nothing.
        parser.abort();
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}

function findColumns(
  header: readonly string[],
): { readonly asked: number; readonly answered: number } | undefined {
  const names = header.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const find = (wanted: readonly string[]): number =>
    wanted.map((name) => names.indexOf(name)).find((index) => index >= 0) ?? -1;
  const asked = find(askedNames);
  const answered = find(answeredNames);
  return asked < 0 || answered < 0 ? undefined : { asked, answered };
}
