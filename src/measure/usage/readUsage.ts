import { readFile, stat } from 'node:fs/promises';
import { fieldName } from '../../core/usage/fields';
import { NoUsage, UsageReader, type ReadExport } from '../../core/usage/usageReader';
import { UsageTally } from '../../core/usage/usageTally';
import { readLines, type Decoding } from '../stream/readLines';
import { readRows } from '../stream/readRows';

/** A usage export that was read. */
export interface UsageFile extends ReadExport {
  readonly file: string;
  /** When it was written (ISO 8601). */
  readonly writtenAt: string;
}

export interface ReadUsageOptions {
  readonly signal?: AbortSignal;
  /** Rows read so far. */
  readonly onProgress?: (rows: number) => void;
}

/** A JSON document must be read whole; larger exports come as CSV or JSONL, which are read as streams. */
const largestDocument = 200 * 1024 * 1024;
const progressRows = 20_000;

/** One of several files holds no usage. */
export class UnreadableUsage extends Error {
  override readonly name = 'UnreadableUsage';

  constructor(
    readonly file: string,
    why: string,
  ) {
    super(why);
  }
}

/**
 * Reads usage exports together: CSV, TSV, JSONL or JSON, told by content. CSV and JSONL are read as streams.
 * @throws {UnreadableUsage} for a file that holds no usage; the file system's error; the signal's reason
 */
export async function readUsage(
  files: readonly string[],
  { signal, onProgress }: ReadUsageOptions = {},
): Promise<{ readonly files: readonly UsageFile[]; readonly tally: UsageTally }> {
  const tally = new UsageTally();
  const read: UsageFile[] = [];
  for (const file of files) {
    const { mtime, mtimeMs } = await stat(file);
    const reader = new UsageReader(tally);
    try {
      await readInto(reader, file, signal, onProgress);
      read.push({ file, writtenAt: mtime.toISOString(), ...reader.finish() });
    } catch (error) {
      if (error instanceof Error && ['NoUsage', 'NotText', 'SyntaxError'].includes(error.name))
        throw new UnreadableUsage(file, error.message);
      throw error;
    }
    tally.endExport(mtimeMs);
  }
  return { files: read, tally };
}

async function readInto(
  reader: UsageReader,
  file: string,
  signal: AbortSignal | undefined,
  onProgress: ((rows: number) => void) | undefined,
): Promise<void> {
  let rows = 0;
  const took = (): void => {
    if (++rows % progressRows === 0) onProgress?.(rows);
  };
  const decoding: Decoding = { encoding: 'utf-8', foreignLines: 0 };
  const shape = await shapeOf(file, signal);
  if (shape === 'document') {
    for (const row of await readDocument(file, signal)) {
      if (isObject(row)) reader.addRow(row);
      else reader.addUnreadable('are no objects');
      took();
    }
    return;
  }
  if (shape === 'lines') {
    for await (const lines of readLines(file, decoding, signal)) {
      for (const { text } of lines) {
        if (text?.trim() === '') continue;
        const row = text === undefined ? undefined : parse(text);
        if (isObject(row)) reader.addRow(row);
        else reader.addUnreadable('are not valid JSON');
        took();
      }
    }
    return;
  }
  let header: readonly string[] | undefined;
  for await (const batch of readRows(file, decoding, signal)) {
    for (const { cells } of batch) {
      if (cells === undefined) reader.addUnreadable('have a quote that is never closed');
      else if (cells.every((cell) => cell.trim() === '')) continue;
      else if (!header) header = cells.map(fieldName);
      else {
        const names = header;
        if (cells.length > names.length) reader.addUnreadable('have more cells than the header');
        else
          reader.addRow(Object.fromEntries(cells.map((cell, index) => [names[index] ?? '', cell])));
      }
      took();
    }
  }
}

/** A JSON document, JSON line by line, or a table: told by the first line that holds something. */
async function shapeOf(
  file: string,
  signal: AbortSignal | undefined,
): Promise<'document' | 'lines' | 'table'> {
  const decoding: Decoding = { encoding: 'utf-8', foreignLines: 0 };
  for await (const lines of readLines(file, decoding, signal)) {
    const first = lines.find(({ text }) => text?.trim() !== '');
    if (!first) continue;
    // A first line that is too long to be read is no header.
    const text = first.text?.trim() ?? '{}';
    if (text.startsWith('[')) return 'document';
    if (!text.startsWith('{')) return 'table';
    // One line that is a whole object is JSONL, also where it is the only one.
    return isObject(parse(text)) ? 'lines' : 'document';
  }
  throw new NoUsage('it is empty');
}

async function readDocument(
  file: string,
  signal: AbortSignal | undefined,
): Promise<readonly unknown[]> {
  const { size } = await stat(file);
  if (size > largestDocument)
    throw new NoUsage(
      'one JSON document of more than 200 MB is not read: export it as CSV or as JSONL, one object a line',
    );
  const bytes = await readFile(file, signal ? { signal } : {});
  const json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as unknown;
  return Array.isArray(json) ? (json as readonly unknown[]) : [json];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
