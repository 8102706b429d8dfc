import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
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
  readonly formats: Readonly<Record<RowFormat, number>>;
  /** The first problems; `invalid` counts them all. */
  readonly problems: readonly DatasetProblem[];
  readonly invalid: number;
}

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
  private readonly seen = new Set<number>();

  /** @param onExample takes each valid row, repeated ones included */
  constructor(private readonly onExample?: (row: unknown) => void) {}

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
    const result = checkRow(row);
    if (!result.valid) {
      const { code, message, path } = result;
      this.report({ line: this.line, column: columnOf(text, path), code, message });
      return;
    }
    this.formats[result.format]++;
    this.onExample?.(row);
    const hash = hashText(text.trim());
    if (this.seen.has(hash)) this.duplicates++;
    this.seen.add(hash);
  }

  private report(problem: DatasetProblem): void {
    this.invalid++;
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }

  finish(): DatasetReport {
    const { rows, duplicates, formats, problems, invalid } = this;
    return { rows, valid: rows - invalid, duplicates, formats, problems, invalid };
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

/** cyrb53 (public domain, github.com/bryc/code): 53 bits, so that a million rows collide with odds of 1 in 18,000. */
function hashText(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
