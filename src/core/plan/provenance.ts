import type { Provenance } from './fact';
import type { Plan } from './plan';

/** How the value at a dotted path is known; for a fact of its own see `plan.facts`. */
export function provenanceOf({ assumed, provenance }: Plan, path: string): Provenance {
  return provenance.get(path) ?? { kind: assumed.has(path) ? 'assumed' : 'stated' };
}

/** Where a value was learned and when: "usage.csv, 2026-11-22"; undefined where nothing says so. */
export function sourceText({ source, at }: Provenance): string | undefined {
  const parts = [source, at].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}
