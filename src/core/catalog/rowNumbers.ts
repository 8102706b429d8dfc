import type { CatalogNumber, IsoDay } from './catalogNumber';

/** One number of a row, and the path that names it in an override or a table. */
export interface RowNumber {
  /**
   * The field names down to the number, joined by dots. An array adds the `id` of its element in place of its own
   * name: `base.input`, `above272k.output`, `5m.lifetime`, `xl.price`.
   */
  readonly path: string;
  readonly number: CatalogNumber;
  /** The span of days of the dated price it belongs to. */
  readonly validFrom?: IsoDay;
  readonly validTo?: IsoDay;
}

/** Every number of a row, in the order of its fields. A dated price gives a path once for each span. */
export function rowNumbers(row: object): readonly RowNumber[] {
  const found: RowNumber[] = [];
  visit(row, [], {}, (entry) => found.push(entry));
  return found;
}

type Span = Pick<RowNumber, 'validFrom' | 'validTo'>;

function visit(
  value: unknown,
  path: readonly string[],
  span: Span,
  report: (entry: RowNumber) => void,
): void {
  if (isCatalogNumber(value)) {
    report({ path: path.join('.'), number: value, ...span });
  } else if (Array.isArray(value)) {
    for (const element of asUnknowns(value))
      visit(element, [...path.slice(0, -1), ...idOf(element)], spanOf(element, span), report);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value)) visit(field, [...path, key], span, report);
  }
}

/**
 * A copy of a row in which each number is what `replace` gives for its path.
 * `replace` must keep the unit.
 */
export function replaceRowNumbers<Row extends object>(
  row: Row,
  replace: (path: string, number: CatalogNumber) => CatalogNumber,
): Row {
  const replaced = Object.entries(row).map(([key, field]): [string, unknown] => [
    key,
    rebuild(field, [key], replace),
  ]);
  return Object.assign({ ...row }, Object.fromEntries(replaced));
}

function rebuild(
  value: unknown,
  path: readonly string[],
  replace: (path: string, number: CatalogNumber) => CatalogNumber,
): unknown {
  if (isCatalogNumber(value)) return replace(path.join('.'), value);
  if (Array.isArray(value)) {
    return asUnknowns(value).map((element) =>
      rebuild(element, [...path.slice(0, -1), ...idOf(element)], replace),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, rebuild(field, [...path, key], replace)]),
  );
}

function isCatalogNumber(value: unknown): value is CatalogNumber {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'known' || value.kind === 'unknown') &&
    'unit' in value
  );
}

function asUnknowns(value: readonly unknown[]): readonly unknown[] {
  return value;
}

function idOf(element: unknown): readonly string[] {
  return typeof element === 'object' &&
    element !== null &&
    'id' in element &&
    typeof element.id === 'string'
    ? [element.id]
    : [];
}

function spanOf(element: unknown, outer: Span): Span {
  if (typeof element !== 'object' || element === null) return outer;
  return {
    ...outer,
    ...('validFrom' in element &&
      typeof element.validFrom === 'string' && { validFrom: element.validFrom }),
    ...('validTo' in element &&
      typeof element.validTo === 'string' && { validTo: element.validTo }),
  };
}
