import { Unreadable } from './extraction';
import { limits } from './limits';

/** Pieces are encoded once they reach this many UTF-16 units, so a long text never exists as one string. */
const pieceUnits = 256 * 1024;

/**
 * What lies between two pieces of text. Of several in a row the strongest wins: the paragraph break
 * inside a table cell yields to the tab between cells, and that to the line between rows.
 */
const separators = { none: '', space: ' ', paragraph: '\n', cell: '\t', line: '\n' } as const;
export type Separator = keyof typeof separators;
const strength: Record<Separator, number> = { none: 0, space: 1, paragraph: 2, cell: 3, line: 4 };

/** Collects a document's text as UTF-8, with separators only between texts, never doubled. */
export class TextSink {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  #encodedBytes = 0;
  #buffer = '';
  #pending: Separator = 'none';
  #hasText = false;

  /** Whether anything but white space was written. */
  get hasText(): boolean {
    return this.#hasText;
  }

  /** Puts a separator before the next text; a stronger one that already waits stays. */
  separate(separator: Separator): void {
    if (strength[separator] > strength[this.#pending]) this.#pending = separator;
  }

  /**
   * Appends text as it is.
   * @throws {Unreadable} when the document's text outgrows its limit.
   */
  write(text: string): void {
    if (text === '') return;
    if (this.#buffer !== '' || this.#encodedBytes > 0) this.#buffer += separators[this.#pending];
    this.#pending = 'none';
    this.#buffer += text;
    this.#hasText ||= /\S/.test(text);
    if (this.#buffer.length >= pieceUnits) this.#encode(false);
  }

  /** Appends text with every run of white space made one space, as HTML and ODF define it. */
  writeCollapsed(text: string): void {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const start = collapsed.startsWith(' ') ? 1 : 0;
    const end =
      collapsed.length > start && collapsed.endsWith(' ') ? collapsed.length - 1 : undefined;
    if (start === 1) this.separate('space');
    this.write(collapsed.slice(start, end));
    if (end !== undefined) this.separate('space');
  }

  /** The whole text; the sink must not be used afterwards. */
  finish(): Uint8Array {
    this.#encode(true);
    const whole = new Uint8Array(this.#encodedBytes);
    let offset = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, offset);
      offset += piece.length;
    }
    return whole;
  }

  #encode(isLast: boolean): void {
    // A surrogate pair may be written in two halves: keep the first back until the second is there.
    const lastUnit = this.#buffer.charCodeAt(this.#buffer.length - 1);
    const isHalfPair = !isLast && lastUnit >= 0xd800 && lastUnit <= 0xdbff;
    const end = this.#buffer.length - (isHalfPair ? 1 : 0);
    const piece = this.#encoder.encode(this.#buffer.slice(0, end));
    this.#buffer = this.#buffer.slice(end);
    this.#pieces.push(piece);
    this.#encodedBytes += piece.length;
    if (this.#encodedBytes > limits.textBytes) {
      throw new Unreadable('over-limit', `holds more than ${limits.textBytes >> 20} MB of text`);
    }
  }
}
