import type { Representation } from './extraction';
import type { TextSink } from './textSink';

/** Empty cells between two filled ones are kept up to this many; a farther cell follows after one. */
const widestGap = 100;

/** Writes the filled cells of a spreadsheet row by row; empty rows and trailing empty cells are left out. */
export class SheetWriter {
  #row: string[] = [];
  #isFirstRow = true;
  #hasCells = false;

  constructor(
    private readonly sink: TextSink,
    private readonly style: Representation['sheets'],
  ) {}

  /** Whether any sheet has a filled cell; the sheets' names alone are no content. */
  get hasCells(): boolean {
    return this.#hasCells;
  }

  startSheet(name: string): void {
    this.sink.separate('line');
    this.sink.write(name);
    this.sink.separate('line');
    this.#isFirstRow = true;
  }

  /** @param column counted from 0, ascending within a row. */
  cell(column: number, text: string): void {
    if (text === '') return;
    this.#hasCells = true;
    const gap = column - this.#row.length;
    for (let empty = 0; empty < (gap > widestGap ? 1 : gap); empty++) this.#row.push('');
    const oneLine = text.replace(/\s*[\r\n\t]+\s*/g, ' ');
    this.#row.push(this.style === 'tsv' ? oneLine : oneLine.replaceAll('|', '\\|'));
  }

  /** @param times how often the row stands in the sheet. */
  endRow(times = 1): void {
    if (this.#row.length > 0) {
      const line = this.style === 'tsv' ? this.#row.join('\t') : `| ${this.#row.join(' | ')} |`;
      for (let time = 0; time < times; time++) this.#writeLine(line);
    }
    this.#row = [];
  }

  #writeLine(line: string): void {
    this.sink.write(line);
    this.sink.separate('line');
    if (this.style === 'markdown' && this.#isFirstRow) {
      this.sink.write('|' + ' --- |'.repeat(this.#row.length));
      this.sink.separate('line');
    }
    this.#isFirstRow = false;
  }
}
