import * as z from 'zod/mini';
import type { CatalogNumber, IsoDay, Unit } from './catalogNumber';
import { suggest } from './lookUp';
import { replaceRowNumbers, rowNumbers } from './rowNumbers';
import type { Catalog } from './types';

/** What is wrong with an override, and where it stands: row id, then path of the number. */
export interface OverrideProblem {
  readonly path: readonly string[];
  readonly message: string;
}

export interface Overridden {
  /** The catalog in which every sound override stands, its `original` beside it. */
  readonly catalog: Catalog;
  /** An override with a problem changes nothing. */
  readonly problems: readonly OverrideProblem[];
}

const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const override = z.union([
  z.number(),
  z.strictObject({
    value: z.number(),
    source: z.optional(z.string()),
    readAt: z.optional(isoDay),
    note: z.optional(z.string()),
  }),
]);
type Override = z.infer<typeof override>;

/** No price, limit or size of this catalog comes near. */
const absurd = 1e12;

/**
 * Puts the user's own numbers into the catalog. `overrides` is `{ [row id]: { [path]: number | { value, source?,
 * readAt?, note? } } }` with the paths of `rowNumbers`, in the number's own unit. A dated price is overridden in all
 * its spans.
 */
export function applyOverrides(catalog: Catalog, overrides: unknown, today: IsoDay): Overridden {
  if (!isRecord(overrides)) {
    return { catalog, problems: [{ path: [], message: 'Expected an object of overrides by id.' }] };
  }
  const problems: OverrideProblem[] = [];
  const sound = new Map<string, ReadonlyMap<string, Override>>();
  const rows = allRows(catalog);
  for (const [id, fields] of Object.entries(overrides)) {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) {
      const ids = rows.map((candidate) => candidate.id);
      problems.push({ path: [id], message: `The catalog has no "${id}".${hint(ids, id)}` });
    } else if (!isRecord(fields)) {
      problems.push({ path: [id], message: 'Expected an object of numbers by path.' });
    } else {
      sound.set(id, soundFields(row, fields, problems));
    }
  }
  return { catalog: overrideRows(catalog, sound, today), problems };
}

/** The fields of one row's override that can stand; the others leave a problem. */
function soundFields(
  row: { readonly id: string },
  fields: Record<string, unknown>,
  problems: OverrideProblem[],
): ReadonlyMap<string, Override> {
  const units = new Map(rowNumbers(row).map(({ path, number }) => [path, number.unit]));
  const sound = new Map<string, Override>();
  for (const [path, value] of Object.entries(fields)) {
    const at = [row.id, path];
    const unit = units.get(path);
    const parsed = override.safeParse(value);
    if (unit === undefined) {
      const message = `"${row.id}" has no number "${path}".${hint([...units.keys()], path)}`;
      problems.push({ path: at, message });
    } else if (!parsed.success) {
      const message = `Expected a number (${unit}), or { "value", "source", "readAt", "note" } with a day as YYYY-MM-DD.`;
      problems.push({ path: at, message });
    } else {
      const message = rangeProblem(valueOf(parsed.data), unit);
      if (message === undefined) sound.set(path, parsed.data);
      else problems.push({ path: at, message });
    }
  }
  return sound;
}

/** Why a value cannot be of its unit; undefined when it can. */
function rangeProblem(value: number, unit: Unit): string | undefined {
  if (!(value >= 0)) return `Expected 0 or more (${unit}), found ${value}.`;
  if (unit === 'fraction' && value > 1) return `Expected a fraction from 0 to 1, found ${value}.`;
  if (value > absurd) return `Expected at most ${absurd} (${unit}), found ${value}.`;
  return undefined;
}

function overrideRows(
  catalog: Catalog,
  overrides: ReadonlyMap<string, ReadonlyMap<string, Override>>,
  today: IsoDay,
): Catalog {
  const apply = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => {
      const fields = overrides.get(row.id);
      if (fields === undefined) return row;
      return replaceRowNumbers(row, (path, number) => {
        const own = fields.get(path);
        return own === undefined ? number : overridden(number, own, today);
      });
    });
  return {
    chatModels: apply(catalog.chatModels),
    embeddingModels: apply(catalog.embeddingModels),
    rerankers: apply(catalog.rerankers),
    vectorStores: apply(catalog.vectorStores),
    fineTuningOffers: apply(catalog.fineTuningOffers),
    gpus: apply(catalog.gpus),
  };
}

function overridden(original: CatalogNumber, own: Override, today: IsoDay): CatalogNumber {
  const details: Exclude<Override, number> = typeof own === 'number' ? { value: own } : own;
  return {
    kind: 'known',
    value: details.value,
    unit: original.unit,
    url: details.source ?? 'override',
    readAt: details.readAt ?? today,
    confidence: 'stated',
    ...(details.note !== undefined && { note: details.note }),
    original,
  };
}

function allRows(catalog: Catalog): readonly { readonly id: string }[] {
  const { chatModels, embeddingModels, rerankers, vectorStores, fineTuningOffers, gpus } = catalog;
  return [
    ...chatModels,
    ...embeddingModels,
    ...rerankers,
    ...vectorStores,
    ...fineTuningOffers,
    ...gpus,
  ];
}

function valueOf(own: Override): number {
  return typeof own === 'number' ? own : own.value;
}

function hint(names: readonly string[], typed: string): string {
  const near = suggest(names, typed);
  return near.length === 0 ? '' : ` Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
