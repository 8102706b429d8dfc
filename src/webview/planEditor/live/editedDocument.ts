import type { PlanDocument } from '../../core/plan/schema';
import type { Quantity } from '../../core/plan/quantity';
import type { EditablePath } from '../../protocol/planPaths';

/** Values that are being edited and not yet in the document; undefined where a value is being removed. */
export type Edits = ReadonlyMap<EditablePath, Quantity | string | undefined>;

/** The document as it would be with the edits. */
export function withEdits(document: PlanDocument, edits: Edits): PlanDocument {
  return [...edits].reduce<PlanDocument>((edited, [path, value]) => {
    const [group = '', ...rest] = path.split('.');
    return { ...edited, [group]: withValue(edited[group], rest, value) };
  }, document);
}

function withValue(
  group: unknown,
  [key, ...rest]: readonly string[],
  value: Quantity | string | undefined,
): unknown {
  if (key === undefined) return value;
  const fields = isRecord(group) ? group : {};
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

/** The value at a dotted path of a plan. */
export function valueAt(plan: object, path: EditablePath): Quantity | string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((group, key) => (isRecord(group) ? group[key] : undefined), plan);
  if (typeof found === 'string' || typeof found === 'number') return found;
  return isRange(found) ? found : undefined;
}

function isRange(value: unknown): value is readonly [number, number, number] {
  return (
    Array.isArray(value) && value.length === 3 && value.every((point) => typeof point === 'number')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
