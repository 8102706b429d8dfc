import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { HashSet } from './hashSet';
import { hashText } from './hashText';
import { checkRow, type RowFormat, type RowProblemCode } from './row';

/** What is wrong with a row. Lines and columns count from 1; columns in UTF-16 units, as editors count. */
export interface DatasetProblem {
  readonly line: number;
  readonly column: number;
  readonly code: RowProblemCode;
  readonly message: string;
}

export interface DatasetReport {
  /** Lines that hold something. */
  readonly rows: number;
  readonly valid: number;
  /** Valid rows that repeat an earlier one to the letter: they add nothing to learn from. */
  readonly duplicates: number;
  /** The lines of the first of them. */
  readonly repeatedLines: readonly number[];
  readonly formats: Readonly<Record<RowFormat, number>>;
  /** The first problems; `invalid` counts them all. */
  readonly problems: readonly DatasetProblem[];
  readonly invalid: number;
}

const unreadableRows = {
  'row-too-long': 'this row is longer than 64 MB: no model takes it, and it was not read',
  'unclosed-quote': 'a quote in this row is never closed, or the row is too long: it was not read',
} as const;

/** More are counted, not kept. */
const mostProblems = 1_000;

/** Inspects a JSONL dataset line by line, with memory that does not grow with the length of its rows. */
export class DatasetInspector {
  private line = 0;
  private rows = 0;
  private duplicates = 0;
  private invalid = 0;
  private readonly formats: Record<RowFormat, number> = {
    chat: 0,
    'prompt-completion': 0,
    preference: 0,
  };
  private readonly problems: DatasetProblem[] = [];
  private readonly repeatedLines: number[] = [];
  private readonly seen = new HashSet();

  /** @param onExample takes each valid row, repeated ones included */
  constructor(private readonly onExample?: (row: object, line: number) => void) {}

  /** Takes the next line, without its line end. Blank lines count as lines but not as rows. */
  addLine(source: string): void {
    this.line++;
    const text = this.line === 1 ? source.replace(/^\uFEFF/, ' ') : source;
    if (text.trim() === '') return;
    this.rows++;
    let row: unknown;
    try {
      row = JSON.parse(text);
    } catch {
      this.report({
        line: this.line,
        column: faultColumn(text),
        code: 'invalid-json',
        message: 'this line is not valid JSON',
      });
      return;
    }
    this.check(row, text, (path) => columnOf(text, path));
  }

  /** Takes the next row of a table, which may end some lines below where it began. */
  addRecord(record: Readonly<Record<string, string>>, line: number): void {
    this.line = line;
    this.rows++;
    this.check(record, JSON.stringify(record), () => 1);
  }

  /** Takes a row that could not be read, by the line on which it begins. */
  addUnreadable(line: number, code: keyof typeof unreadableRows): void {
    this.line = line;
    this.rows++;
    this.report({ line, column: 1, code, message: unreadableRows[code] });
  }

  private check(
    row: unknown,
    text: string,
    columnAt: (path: readonly (string | number)[]) => number,
  ): void {
    const result = checkRow(row);
    if (!result.valid) {
      const { code, message, path } = result;
      this.report({ line: this.line, column: columnAt(path), code, message });
      return;
    }
    this.formats[result.format]++;
    this.onExample?.(result.row, this.line);
    if (this.seen.add(hashText(text.trim()))) return;
    this.duplicates++;
    if (this.repeatedLines.length < mostProblems) this.repeatedLines.push(this.line);
  }

  private report(problem: DatasetProblem): void {
    this.invalid++;
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }

  finish(): DatasetReport {
    const { rows, duplicates, repeatedLines, formats, problems, invalid } = this;
    return { rows, valid: rows - invalid, duplicates, repeatedLines, formats, problems, invalid };
  }
}

/** The place of the first fault in the JSON of a line. */
function faultColumn(text: string): number {
  const errors: ParseError[] = [];
  treeOf(text, errors);
  return (errors[0]?.offset ?? 0) + 1;
}

function columnOf(text: string, path: readonly (string | number)[]): number {
  const root = treeOf(text, []);
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node.offset + 1;
  }
  return (root?.offset ?? 0) + 1;
}

/** Undefined where the line nests deeper than the recursive parser can go: the whole line is at fault then. */
function treeOf(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
