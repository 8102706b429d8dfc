import { Unreadable, type OnProgress, type Representation } from './extraction';
import { SheetWriter } from './sheetWriter';
import { TextSink } from './textSink';
import { readXml, type Attributes } from './xml';
import type { ZipArchive } from './zip';

/** Deleted text, comments, and the numbers of footnotes. */
const unseen = new Set(['tracked-changes', 'annotation', 'note-citation']);
const paragraphs = new Set(['p', 'h']);
/** Excel's and LibreOffice's largest sheet: what a repeat count may ask for. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
const longestSpaceRun = 1000;

/** @throws {Unreadable} when the manifest says that parts are encrypted. */
export function refuseEncrypted(archive: ZipArchive): void {
  if (archive.text('META-INF/manifest.xml')?.includes('encryption-data')) {
    throw new Unreadable('encrypted', 'protected by a password');
  }
}

/** The text of an OpenDocument text or presentation: a line per paragraph, a tab between table cells. */
export function readOpenDocumentText(archive: ZipArchive, onProgress: OnProgress): TextSink {
  const sink = new TextSink();
  let pages = 0;
  const text = new ParagraphText(
    (data) => sink.writeCollapsed(data),
    (data) => sink.write(data),
  );
  readXml(archive, 'content.xml', {
    open(name, attributes) {
      text.open(name, attributes);
      if (name === 'table' || name === 'table-row') sink.separate('line');
      if (name === 'page') onProgress({ unit: 'slide', done: pages, total: ++pages });
    },
    text: (data) => text.text(data),
    close(name) {
      text.close(name);
      if (paragraphs.has(name) || name === 'desc') sink.separate('paragraph');
      else if (name === 'table-cell') sink.separate('cell');
      else if (name === 'table-row' || name === 'table' || name === 'page') sink.separate('line');
    },
  });
  return sink;
}

/** The filled cells of an OpenDocument spreadsheet as they are shown, sheet by sheet. */
export function readOpenDocumentSheets(
  archive: ZipArchive,
  style: Representation['sheets'],
  onProgress: OnProgress,
): TextSink {
  const sink = new TextSink();
  const writer = new SheetWriter(sink, style);
  let sheets = 0;
  let column = 0;
  let columnRepeat = 1;
  let rowRepeat = 1;
  let value = '';
  const append = (data: string): void => {
    value += data;
  };
  const text = new ParagraphText(append, append);
  readXml(archive, 'content.xml', {
    open(name, attributes) {
      text.open(name, attributes);
      if (name === 'table') {
        writer.startSheet(attributes['table:name'] ?? '');
        onProgress({ unit: 'sheet', done: sheets, total: ++sheets });
      } else if (name === 'table-row') {
        rowRepeat = repeats(attributes['table:number-rows-repeated'], mostRows);
        column = 0;
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        columnRepeat = repeats(attributes['table:number-columns-repeated'], mostColumns);
        value = '';
      }
    },
    text: (data) => text.text(data),
    close(name) {
      text.close(name);
      if (paragraphs.has(name)) value += '\n';
      else if (name === 'table-row') writer.endRow(rowRepeat);
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        const shown = value.trim();
        for (let copy = 0; shown !== '' && copy < columnRepeat; copy++)
          writer.cell(column + copy, shown);
        column += columnRepeat;
      }
    },
  });
  return writer.hasCells ? sink : new TextSink();
}

function repeats(attribute: string | undefined, most: number): number {
  const count = Number(attribute ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1;
}

/** Follows which character data is paragraph text, and spells out ODF's elements for white space. */
class ParagraphText {
  #paragraphDepth = 0;
  #unseenDepth = 0;

  constructor(
    /** Receives character data, whose white space counts as single spaces. */
    private readonly onText: (data: string) => void,
    /** Receives white space that counts as it is. */
    private readonly onSpace: (data: string) => void,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (unseen.has(name)) this.#unseenDepth++;
    if (paragraphs.has(name) || name === 'desc') this.#paragraphDepth++;
    if (!this.#isSeen()) return;
    if (name === 's') this.onSpace(' '.repeat(repeats(attributes['text:c'], longestSpaceRun)));
    else if (name === 'tab') this.onSpace('\t');
    else if (name === 'line-break') this.onSpace('\n');
  }

  text(data: string): void {
    if (this.#isSeen()) this.onText(data);
  }

  close(name: string): void {
    if (unseen.has(name)) this.#unseenDepth--;
    if (paragraphs.has(name) || name === 'desc') this.#paragraphDepth--;
  }

  #isSeen(): boolean {
    return this.#paragraphDepth > 0 && this.#unseenDepth === 0;
  }
}
