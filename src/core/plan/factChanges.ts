import type { PlanChange } from './edit';
import type { Fact } from './fact';
import type { PlanValue } from './layout';
import type { Facts } from './plan';
import { factKinds, type FactKind } from './factKind';

/**
 * The changes that write facts into a plan, in one edit. A better-founded fact replaces a weaker one and a newer
 * one its like; a weaker one never replaces a better: measured beats stated beats assumed.
 */
export function factChanges(present: Facts, found: Facts): PlanChange[] {
  const changes: PlanChange[] = [];
  const add = <T>(
    name: keyof Facts,
    before: Fact<T> | undefined,
    fact: Fact<T> | undefined,
    write: (value: T) => PlanValue,
  ) => {
    if (!fact || (before && rank(before.kind) < rank(fact.kind))) return;
    const { value, kind, source, at } = fact;
    changes.push({
      path: ['facts', name],
      value: {
        value: write(value),
        kind,
        ...(source === undefined ? {} : { source }),
        ...(at === undefined ? {} : { at }),
      },
    });
  };
  for (const name of [
    'corpusTokens',
    'corpusDocuments',
    'corpusMonthlyChange',
    'cachedInputShare',
  ] as const) {
    add(name, present[name], found[name], (value) => value);
  }
  for (const name of ['labelledExamples', 'promptWorkDays'] as const) {
    add(name, present[name], found[name], (value) => value);
  }
  add('promptScore', present.promptScore, found.promptScore, (score) => ({ ...score }));
  return changes;
}

/** 0 is best. */
function rank(kind: FactKind): number {
  return factKinds.indexOf(kind);
}
