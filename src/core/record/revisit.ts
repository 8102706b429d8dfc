import { exceeds, floorOf } from '../decision/amount';
import type { World } from '../decision/world';
import type { Plan } from '../plan/plan';
import { basisOf, outcomeOf, type Basis, type DecisionOutcome } from './basis';
import type { RecordedDecision } from './recordedDecision';

/** One input that is not what it was; undefined where it did not exist then or does not now. */
export interface Change {
  readonly path: string;
  readonly before: string | number | undefined;
  readonly after: string | number | undefined;
}

/** What has become of a recorded decision. */
export type Revisit =
  | { readonly status: 'holds'; readonly changes: readonly Change[] }
  | {
      readonly status: 'revisit';
      readonly before: DecisionOutcome;
      readonly after: DecisionOutcome;
      readonly changes: readonly Change[];
    }
  | {
      readonly status: 'over budget';
      readonly monthlyUsd: number;
      readonly monthlyBudget: number;
      readonly changes: readonly Change[];
    };

/**
 * Compares a recorded decision with what the plan and the world say today. A changed answer comes first; a decision
 * that stands but whose next step now costs more than the budget is over budget. Changes are listed largest first.
 */
export function revisitDecision(recorded: RecordedDecision, plan: Plan, world: World): Revisit {
  const changes = compare(recorded.basis, basisOf(plan, world));
  const before = { destination: recorded.destination, next: recorded.next };
  const after = outcomeOf(plan, world);
  if (before.destination !== after.destination || before.next !== after.next) {
    return { status: 'revisit', before, after, changes };
  }
  const over = overBudget(plan, world);
  return over ? { status: 'over budget', ...over, changes } : { status: 'holds', changes };
}

/** Whether running the plan's next step is known to cost more than its budget; undefined where it keeps it. */
export function overBudget(
  plan: Plan,
  world: World,
): { readonly monthlyUsd: number; readonly monthlyBudget: number } | undefined {
  const { monthlyBudget } = plan.limits;
  const { monthlyUsd } = world.costs(plan)[outcomeOf(plan, world).next];
  return monthlyBudget !== undefined && exceeds(monthlyUsd, monthlyBudget) === 'yes'
    ? { monthlyUsd: floorOf(monthlyUsd), monthlyBudget }
    : undefined;
}

function compare(before: Basis, after: Basis): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((path) => ({ path, before: before[path], after: after[path] }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** The logarithm of a number's factor; words and what appeared or vanished come before all numbers. */
function sizeOf({ before, after }: Change): number {
  if (typeof before !== 'number' || typeof after !== 'number' || before <= 0 || after <= 0)
    return Infinity;
  return Math.abs(Math.log(after / before));
}
