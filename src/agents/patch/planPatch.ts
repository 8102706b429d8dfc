import { suggest } from '../../core/catalog/lookUp';
import type { PlanChange, PlanPath } from '../../core/plan/edit';
import type { PlanValue } from '../../core/plan/layout';
import { planSchema } from '../../core/plan/schema';
import { oneLine } from '../text/oneLine';
import { ToolRefusal } from '../tool';
import { keysAt } from './knownKeys';

/** Deeper than any plan. */
const deepest = 8;
const mostChanges = 200;

/**
 * The changes that a JSON merge patch (RFC 7396) asks for: an object is merged key by key, anything else replaces,
 * null removes. A value with its provenance is replaced as a whole, so that a new one never keeps an old source.
 * @throws {ToolRefusal} for a key that plans do not have, with the one that was meant
 */
export function readPatch(patch: Readonly<Record<string, unknown>>): PlanChange[] {
  const changes = [...walk(patch, [])];
  if (changes.length > mostChanges)
    throw new ToolRefusal(`changes holds more than ${mostChanges} values: make fewer at a time.`);
  return changes;
}

function* walk(
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Generator<PlanChange> {
  if (path.length >= deepest) throw new ToolRefusal(`changes.${path.join('.')} nests too deep.`);
  for (const [key, inner] of Object.entries(value)) {
    refuseUnknown(path, key);
    const at: PlanPath = [path[0] ?? key, ...path.slice(1), ...(path.length > 0 ? [key] : [])];
    if (isRecord(inner) && keysAt(planSchema, at) !== undefined) yield* walk(inner, at);
    else yield { path: at, value: inner === null ? undefined : toPlanValue(inner, at) };
  }
}

function refuseUnknown(path: readonly string[], key: string): void {
  if (path.length === 0 && key === 'decision') {
    throw new ToolRefusal(
      'changes.decision is the decision on record, which only the command "Export Decision Record" writes: leave it out.',
    );
  }
  const known = keysAt(planSchema, path);
  if (known === 'any') return;
  const where = path.length === 0 ? 'a plan' : path.join('.');
  if (known === undefined || known.includes(key)) return;
  const [meant] = suggest(known, key);
  throw new ToolRefusal(
    `changes: ${where} has no "${oneLine(key, 60)}"${meant === undefined ? '' : `, did you mean "${meant}"?`} It has ${known.filter((name) => name !== '$schema').join(', ')}.`,
  );
}

/** @throws {ToolRefusal} for null inside a value */
function toPlanValue(value: unknown, path: readonly string[]): PlanValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => toPlanValue(item, path));
  if (isRecord(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, toPlanValue(inner, [...path, key])]),
    );
  }
  throw new ToolRefusal(
    `changes.${path.join('.')} must be a value of JSON; null only removes a whole key.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
