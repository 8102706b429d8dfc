import { readNumber, readText, type Fields } from './fields';
import { readTimestamp } from './timestamp';
import type { UsageRecord, UsageRow } from './usageRecord';

/** Which fields of a row mean what; several fields are added up. */
export interface UsageColumns {
  readonly time?: string;
  /** The end of the span that a row sums up. */
  readonly end?: string;
  /** Absent where each row is one request, or where the file does not count them. */
  readonly requests?: string;
  readonly model?: string;
  readonly input?: readonly string[];
  readonly cached?: readonly string[];
  readonly output?: readonly string[];
  readonly reasoning?: readonly string[];
  readonly cost?: readonly string[];
  readonly currency?: string;
}

/** A kind of export: how its rows are read. */
export interface UsageFormat {
  readonly name: string;
  /** `request`: a row is one request. `sum`: a row sums up requests, over a span or a day. */
  readonly rows: 'request' | 'sum';
  readonly columns: UsageColumns;
  /** What a person should know of it. */
  readonly note?: string;
  /** Why a row is no chat request; undefined for one that is. */
  exclude?(fields: Fields): string | undefined;
  /** Numbers that lie deeper than columns. */
  refine?(fields: Fields): Partial<UsageRecord>;
}

const day = 86_400_000;

/** Reads a row as its format has it. */
export function readUsageRow(format: UsageFormat, fields: Fields): UsageRow {
  const why = format.exclude?.(fields);
  if (why !== undefined) return { kind: 'other', why };
  const { columns } = format;
  const times = readSpan(format, fields);
  if (times === 'wrong') return { kind: 'unreadable', why: 'have a time that cannot be read' };
  const numbers = {
    inputTokens: sum(fields, columns.input),
    cachedTokens: sum(fields, columns.cached),
    outputTokens: sum(fields, columns.output),
    reasoningTokens: sum(fields, columns.reasoning),
    requests: columns.requests === undefined ? undefined : sum(fields, [columns.requests]),
  };
  const cost = readCost(columns, fields);
  const refined = format.refine?.(fields) ?? {};
  if ([...Object.values(numbers), cost.costUsd].some((value) => value === 'wrong'))
    return { kind: 'unreadable', why: 'have a number that cannot be read' };
  const record: UsageRecord = {
    ...present(numbers),
    ...(format.rows === 'request' ? { requests: 1 } : {}),
    ...present(cost),
    ...times,
    ...present({ model: readText(columns.model === undefined ? '' : fields[columns.model]) }),
    ...refined,
  };
  const { inputTokens, outputTokens, costUsd, otherCurrency, requests, startMs, endMs } = record;
  const hasTokens = (inputTokens ?? 0) + (outputTokens ?? 0) > 0;
  if (hasTokens || (costUsd ?? 0) > 0 || otherCurrency !== undefined)
    return { kind: 'usage', record };
  if (format.rows === 'request') return { kind: 'other', why: 'requests without tokens' };
  if ((requests ?? 0) > 0) return { kind: 'usage', record };
  return startMs !== undefined && endMs !== undefined
    ? { kind: 'idle', startMs, endMs }
    : { kind: 'other', why: 'sums without tokens' };
}

function readSpan(
  { columns, rows }: UsageFormat,
  fields: Fields,
): Pick<UsageRecord, 'startMs' | 'endMs'> | 'wrong' {
  if (columns.time === undefined) return {};
  const start = readTimestamp(fields[columns.time]);
  if (!start) return 'wrong';
  const end = columns.end === undefined ? undefined : readTimestamp(fields[columns.end]);
  if (end && end.ms > start.ms) return { startMs: start.ms, endMs: end.ms };
  return start.isDay || rows === 'sum'
    ? { startMs: start.ms, endMs: start.ms + day }
    : { startMs: start.ms };
}

function readCost(
  { cost, currency }: UsageColumns,
  fields: Fields,
): { readonly costUsd?: number | 'wrong' | undefined; readonly otherCurrency?: string } {
  const stated = currency === undefined ? undefined : readText(fields[currency])?.toUpperCase();
  const sign = cost
    ?.map((name) => /[€£¥₹]/.exec(readText(fields[name]) ?? '')?.[0])
    .find((found) => found !== undefined);
  const other = stated !== undefined && stated !== 'USD' ? stated : sign;
  return other === undefined ? { costUsd: sum(fields, cost) } : { otherCurrency: other };
}

/** The sum of fields; undefined where none of them is filled. */
function sum(fields: Fields, names: readonly string[] = []): number | 'wrong' | undefined {
  let total: number | undefined;
  for (const name of names) {
    const value = fields[name];
    if (value === undefined || value === null || value === '') continue;
    const number = readNumber(value);
    if (number === undefined || number < 0) return 'wrong';
    total = (total ?? 0) + number;
  }
  return total;
}

/** An object without what is undefined; `wrong` was ruled out before. */
function present<T extends object>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined | 'wrong'> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined | 'wrong'>;
  };
}
