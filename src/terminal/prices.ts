import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { suggest } from '../core/catalog/lookUp';
import { rowsToText } from './catalog/listText';
import { allRows } from './catalog/rows';
import { rowToText } from './catalog/rowText';
import { parseArguments } from './parseArguments';
import { readingWidth } from './textTable';
import { parseToday } from './today';
import { printJson, printText } from './print';
import { UsageError } from './usageError';

/**
 * `ockham prices [id]`: prints a row of the catalog with each number, its source and date; without an id, the list.
 * @throws {UsageError} for arguments that make no sense or an id that the catalog does not have
 */
export function prices(args: readonly string[]): void {
  const { values, positionals } = parseArguments(args, {
    json: { type: 'boolean', default: false },
    today: { type: 'string' },
  });
  const today = parseToday(values.today);
  const [id, second] = positionals;
  if (second !== undefined)
    throw new UsageError(`One id at a time, not also "${second}": ockham prices [id].`);
  const rows = allRows(bundledCatalog);
  const found = id === undefined ? rows : rows.filter(({ row }) => row.id === id);
  if (id !== undefined && found.length === 0) throw new UsageError(notFound(id));
  if (values.json) {
    const data = { today, rows: found.map(({ kind, row }) => ({ kind, ...row })) };
    printJson(data);
  } else {
    const text =
      id === undefined
        ? rowsToText(found, today)
        : found.map((entry) => rowToText(entry, today, readingWidth())).join('\n\n');
    printText(text);
  }
}

function notFound(id: string): string {
  const near = suggest(
    allRows(bundledCatalog).map(({ row }) => row.id),
    id,
  );
  const advice =
    near.length === 0
      ? '"ockham prices" lists all ids.'
      : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
  return `The catalog has no "${id}". ${advice}`;
}
