import { readBucketPage } from './bucketPage';
import { readEvaluationUsage } from './evaluationUsage';
import { flattenRow, type Fields } from './fields';
import { describeColumns, findGeneralFormat } from './generalFormat';
import { findKnownFormat } from './knownFormats';
import { readUsageRow, type UsageFormat } from './usageFormat';
import type { UsageRecord, UsageRow } from './usageRecord';
import type { UsageTally } from './usageTally';

/** What a file turned out to hold. */
export interface ReadExport {
  /** "OpenRouter generations". */
  readonly format: string;
  /** Which field was taken for what, where that was told by names alone. */
  readonly columns: readonly string[];
  readonly rows: number;
  readonly notes: readonly string[];
}

/** The file holds no usage that can be read. */
export class NoUsage extends Error {
  override readonly name = 'NoUsage';
}

const noTokens =
  'none of its columns is named as tokens are: input_tokens or prompt_tokens, output_tokens or completion_tokens';

/** Rows whose fields decide what the others mean: not every row fills every field. */
const sampledRows = 200;

/** Reads the rows of one export into a tally: whatever their number, in memory that does not grow with it. */
export class UsageReader {
  readonly #tally: UsageTally;
  #sample: Fields[] = [];
  #format: UsageFormat | undefined;
  #rows = 0;
  readonly #formats = new Set<string>();
  readonly #notes = new Set<string>();
  readonly #passedOver = new Map<string, number>();
  readonly #unreadable = new Map<string, number>();
  #readUsage = 0;

  constructor(tally: UsageTally) {
    this.#tally = tally;
  }

  /** Takes the next row: of a table, a list, or JSONL; or a whole page of buckets or of rows. */
  addRow(row: object): void {
    const page = 'data' in row || 'results' in row || 'cases' in row ? readPage(row) : undefined;
    if (page) {
      this.#rows++;
      this.#formats.add(page.name);
      for (const note of page.notes) this.#notes.add(note);
      for (const one of page.rows) this.#take(one);
      return;
    }
    // Rows come in an envelope too, such as OpenRouter's and Langfuse's { "data": [ … ] }.
    const inner: unknown = Reflect.get(row, 'data');
    if (Array.isArray(inner)) {
      for (const one of inner as readonly unknown[])
        if (typeof one === 'object' && one !== null) this.#addFields(flattenRow(one));
        else this.addUnreadable('are no objects');
    } else this.#addFields(flattenRow(row));
  }

  /** Counts a row that is not even a row. @param why completes "N rows …" */
  addUnreadable(why: string): void {
    this.#rows++;
    count(this.#unreadable, why);
  }

  /** @throws {NoUsage} where nothing in the file counts tokens or money */
  finish(): ReadExport {
    if (!this.#format && this.#sample.length > 0) this.#decide();
    const passedOver = [...this.#passedOver, ...this.#unreadable].map(
      ([why, rows]) =>
        `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} ${why}: not counted.`,
    );
    if (this.#readUsage === 0)
      throw new NoUsage(
        this.#rows === 0
          ? 'it holds no rows'
          : this.#formats.size === 0
            ? noTokens
            : `none of its rows says how many tokens were used (${passedOver.join(' ')})`,
      );
    return {
      format: [...this.#formats].join(', '),
      columns: this.#format && !isKnown(this.#format) ? describeColumns(this.#format.columns) : [],
      rows: this.#rows,
      notes: [...this.#notes, ...passedOver],
    };
  }

  #addFields(fields: Fields): void {
    this.#rows++;
    if (this.#format) this.#take(readUsageRow(this.#format, fields));
    else if (this.#sample.push(fields) === sampledRows) this.#decide();
  }

  #decide(): void {
    const names = new Set(this.#sample.flatMap((fields) => Object.keys(fields)));
    const format = findKnownFormat(names) ?? findGeneralFormat(names);
    const sample = this.#sample;
    this.#sample = [];
    if (!format)
      throw new NoUsage(
        'none of its columns is named as tokens are: input_tokens or prompt_tokens, output_tokens or completion_tokens',
      );
    this.#format = format;
    this.#formats.add(format.name);
    if (format.note !== undefined) this.#notes.add(format.note);
    for (const fields of sample) this.#take(readUsageRow(format, fields));
  }

  #take(row: UsageRow): void {
    switch (row.kind) {
      case 'usage':
        this.#readUsage++;
        this.#tally.add(row.record);
        this.#checkTime(row.record);
        return;
      case 'idle':
        this.#tally.addIdle(row.startMs, row.endMs);
        return;
      case 'other':
        count(this.#passedOver, `are ${row.why}`);
        return;
      case 'unreadable':
        count(this.#unreadable, row.why);
    }
  }

  #checkTime({ startMs }: UsageRecord): void {
    if (startMs === undefined)
      this.#notes.add('Requests without a time say nothing about queries per day.');
  }
}

function isKnown({ name }: UsageFormat): boolean {
  return name !== 'columns told by their names';
}

function readPage(
  row: object,
): { name: string; rows: readonly UsageRow[]; notes: readonly string[] } | undefined {
  const evaluation = readEvaluationUsage(row);
  return evaluation ? { ...evaluation, notes: [] } : readBucketPage(row);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
