import { isUtf8 as isValidUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { byteOrderMark, utf16WithoutMark } from '../extract/unicodeMarks';

/** One line without its end. */
export interface Line {
  /** Undefined for a line that is longer than `longestLine`: it is passed over. */
  readonly text: string | undefined;
}

/** What a file turned out to be while its lines were read. */
export interface Decoding {
  /** As the first bytes show it. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Lines that are not valid UTF-8; they were read as windows-1252, which Excel writes. */
  foreignLines: number;
  /** The first of them, from 1. */
  firstForeignLine?: number;
}

/** Bytes. A longer line is no row for anybody: it is passed over, and the rest of the file is read. */
export const longestLine = 64 * 1024 * 1024;

const blockBytes = 1 << 20;
const sniffedBytes = 8 * 1024;
const lineFeed = 0x0a;

/** The file is neither text in UTF-8 or UTF-16 nor in an encoding that extends ASCII. */
export class NotText extends Error {
  override readonly name = 'NotText';
}

/**
 * Reads the lines of a text file in blocks, in memory that does not grow with the file or with a line. Lines end at
 * `\n` (a `\r` before it is dropped) and nowhere else: U+2028 and U+2029, which `readline` takes for line ends, may
 * stand inside JSON text. UTF-8, UTF-16 with or without a byte order mark, and line by line windows-1252.
 * @param decoding is told what the file turns out to be
 * @throws {NotText} for binary data; the file system's error; the signal's reason
 */
export async function* readLines(
  file: string,
  decoding: Decoding,
  signal?: AbortSignal,
): AsyncGenerator<readonly Line[]> {
  const splitter = new LineSplitter(decoding);
  for await (const bytes of readUtf8(file, decoding, signal)) {
    const lines = splitter.add(bytes);
    if (lines.length > 0) yield lines;
  }
  const rest = splitter.finish();
  if (rest) yield [rest];
}

/** The file's bytes; UTF-16 as UTF-8, other encodings as they are; without a byte order mark. */
async function* readUtf8(
  file: string,
  decoding: Decoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, {
    highWaterMark: blockBytes,
    ...(signal ? { signal } : {}),
  });
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let bytes = chunk;
    if (isFirst) {
      isFirst = false;
      const mark = byteOrderMark(chunk);
      const head = chunk.subarray(0, sniffedBytes);
      const encoding = mark ?? (head.includes(0) ? utf16WithoutMark(head) : 'utf-8');
      if (encoding === undefined || encoding === 'utf-32')
        throw new NotText('it is not text in UTF-8 or UTF-16');
      decoding.encoding = encoding;
      if (encoding === 'utf-8') bytes = mark ? chunk.subarray(3) : chunk;
      else decoder = new TextDecoder(encoding);
    }
    yield decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
  }
}

/** Cuts bytes into lines, of which one may be longer than a block. */
class LineSplitter {
  readonly #decoding: Decoding;
  /** The pieces of a line whose end has not come yet. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #isTooLong = false;
  #line = 0;

  constructor(decoding: Decoding) {
    this.#decoding = decoding;
  }

  add(bytes: Buffer): readonly Line[] {
    const last = bytes.lastIndexOf(lineFeed);
    if (last === -1) {
      this.#hold(bytes);
      return [];
    }
    const lines: Line[] = [];
    let begin = 0;
    const first = bytes.indexOf(lineFeed);
    if (this.#isTooLong || this.#pendingBytes + first > longestLine) {
      begin = first + 1;
      lines.push(this.#tooLong());
    }
    if (begin <= last) {
      const whole = Buffer.concat([...this.#pending, bytes.subarray(begin, last)]);
      this.#release();
      for (const text of this.#decode(whole)) lines.push({ text });
    }
    this.#hold(bytes.subarray(last + 1));
    return lines;
  }

  finish(): Line | undefined {
    if (this.#isTooLong) return this.#tooLong();
    if (this.#pendingBytes === 0) return undefined;
    const [text] = this.#decode(Buffer.concat(this.#pending));
    return { text };
  }

  #tooLong(): Line {
    this.#line++;
    this.#release();
    return { text: undefined };
  }

  #hold(bytes: Buffer): void {
    if (this.#isTooLong || bytes.length === 0) return;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes <= longestLine) return;
    this.#release();
    this.#isTooLong = true;
  }

  #release(): void {
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#isTooLong = false;
  }

  #decode(block: Buffer): readonly string[] {
    const lines = isValidUtf8(block) ? block.toString('utf8').split('\n') : this.#decodeEach(block);
    this.#line += lines.length;
    return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }

  #decodeEach(block: Buffer): readonly string[] {
    const lines: string[] = [];
    let begin = 0;
    for (;;) {
      const found = block.indexOf(lineFeed, begin);
      const line = block.subarray(begin, found === -1 ? block.length : found);
      if (isValidUtf8(line)) lines.push(line.toString('utf8'));
      else {
        this.#decoding.foreignLines++;
        this.#decoding.firstForeignLine ??= this.#line + lines.length + 1;
        lines.push(western.decode(line));
      }
      if (found === -1) return lines;
      begin = found + 1;
    }
  }
}

const western = new TextDecoder('windows-1252');
