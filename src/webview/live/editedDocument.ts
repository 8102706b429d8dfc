import type { PlanDocument } from '../../core/plan/schema';
import type { Quantity } from '../../core/plan/quantity';
import type { EditedValue } from '../../protocol/planEditor';
import { isFactPath, type EditablePath } from '../../protocol/planPaths';

/** Values that are being edited and not yet in the document; undefined where a value is being removed. */
export type Edits = ReadonlyMap<EditablePath, EditedValue | undefined>;

/** The document as it would be with the edits. */
export function withEdits(document: PlanDocument, edits: Edits): PlanDocument {
  return [...edits].reduce<PlanDocument>((edited, [path, value]) => {
    const [group = '', ...rest] = path.split('.');
    const written = isFactPath(path) && value !== undefined ? { value, kind: 'stated' } : value;
    return { ...edited, [group]: withValue(edited[group], rest, written) };
  }, document);
}

function withValue(
  group: unknown,
  [key, ...rest]: readonly string[],
  value: object | EditedValue | undefined,
): unknown {
  if (key === undefined) return value;
  const fields = isRecord(group) ? group : {};
  if (rest.length === 0 && value === undefined)
    return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== key));
  return { ...fields, [key]: withValue(fields[key], rest, value) };
}

/** The quantity at a dotted path of a plan; undefined where there is none. */
export function quantityAt(plan: object, path: EditablePath): Quantity | undefined {
  const found = valueAt(plan, path);
  return typeof found === 'number' || isRange(found) ? found : undefined;
}

/** The text at a dotted path of a plan; empty where there is none. */
export function textAt(plan: object, path: EditablePath): string {
  const found = valueAt(plan, path);
  return typeof found === 'string' ? found : '';
}

function valueAt(plan: object, path: EditablePath): unknown {
  return path
    .split('.')
    .reduce<unknown>((group, key) => (isRecord(group) ? group[key] : undefined), plan);
}

function isRange(value: unknown): value is readonly [number, number, number] {
  return (
    Array.isArray(value) && value.length === 3 && value.every((point) => typeof point === 'number')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
