import Papa from 'papaparse';
import { readLines, type Decoding } from './readLines';

/** A row of a table. */
export interface Row {
  /** Where it begins, from 1; a quoted cell may span lines. */
  readonly line: number;
  /** Why it cannot be read, in a sentence; undefined for a row that can. */
  readonly cells: readonly string[] | undefined;
}

/** A record that takes more lines and characters than this began with a quote that nobody closed. */
const longestRecord = 8 * 1024 * 1024;

/**
 * Reads a CSV or TSV (RFC 4180; the delimiter is told by the first line) in blocks of rows, in memory that does not
 * grow with the file. A row whose quote is not closed, or that is too long, has no cells; reading goes on behind it.
 * @throws as `readLines` does
 */
export async function* readRows(
  file: string,
  decoding: Decoding,
  signal?: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  let assembler: RecordAssembler | undefined;
  for await (const lines of readLines(file, decoding, signal)) {
    const rows: Row[] = [];
    for (const { text } of lines) {
      assembler ??= new RecordAssembler(delimiterOf(text ?? ''));
      assembler.add(text, rows);
    }
    if (rows.length > 0) yield rows;
  }
  const rest: Row[] = [];
  assembler?.finish(rest);
  if (rest.length > 0) yield rest;
}

const delimiters = [',', '\t', ';', '|'] as const;

/** The delimiter that the first line holds most often outside quotes. */
function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  const most = Math.max(...counts);
  return delimiters[counts.indexOf(most)] ?? ',';
}

/** Puts together the lines of a record that a quoted cell spreads over. */
class RecordAssembler {
  readonly #delimiter: string;
  #line = 0;
  #begins = 0;
  #pending: string[] = [];
  #pendingLength = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** @param rows takes the rows that the line completes */
  add(text: string | undefined, rows: Row[]): void {
    this.#line++;
    if (text === undefined) {
      // A line that was passed over ends whatever was open.
      this.#pending = [];
      rows.push({ line: this.#line, cells: undefined });
      return;
    }
    const isOpen = this.#pending.length > 0;
    if (!isOpen && !text.includes('"')) {
      rows.push({ line: this.#line, cells: text.split(this.#delimiter) });
      return;
    }
    if (!isOpen) this.#begins = this.#line;
    this.#pending.push(text);
    this.#pendingLength += text.length + 1;
    if (!endsQuoted(text, isOpen, this.#delimiter)) {
      const record = this.#pending.join('\n');
      this.#release();
      rows.push({ line: this.#begins, cells: this.#parse(record) });
    } else if (this.#pendingLength > longestRecord) this.#giveUp(rows);
  }

  finish(rows: Row[]): void {
    while (this.#pending.length > 0) this.#giveUp(rows);
  }

  /** The first line's quote was never closed: that line is lost, and those behind it are read anew. */
  #giveUp(rows: Row[]): void {
    const [, ...others] = this.#pending;
    const begins = this.#begins;
    this.#release();
    rows.push({ line: begins, cells: undefined });
    this.#line = begins;
    for (const line of others) this.add(line, rows);
  }

  #release(): void {
    this.#pending = [];
    this.#pendingLength = 0;
  }

  #parse(record: string): readonly string[] {
    const { data } = Papa.parse<string[]>(record, { delimiter: this.#delimiter, newline: '\n' });
    return data[0] ?? [];
  }
}

/** Whether a line ends inside a quoted cell. A quote opens a cell only where the cell begins. */
function endsQuoted(line: string, beginsQuoted: boolean, delimiter: string): boolean {
  let isQuoted = beginsQuoted;
  let isCellStart = !beginsQuoted;
  for (let index = 0; index < line.length; index++) {
    const character = line[index];
    if (isQuoted) {
      if (character !== '"') continue;
      if (line[index + 1] === '"') index++;
      else isQuoted = false;
      continue;
    }
    if (character === '"' && isCellStart) isQuoted = true;
    isCellStart = character === delimiter;
  }
  return isQuoted;
}
