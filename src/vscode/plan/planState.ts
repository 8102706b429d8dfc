import { applyOverrides } from '../../core/catalog/overrides';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { catalogWorld } from '../../core/decision/catalogWorld';
import { decide } from '../../core/decision/decide';
import { headline } from '../../core/decision/verdicts';
import type { World } from '../../core/decision/world';
import { locateWarning, parsePlan } from '../../core/plan/parse';
import type { Plan } from '../../core/plan/plan';
import type { TextProblem } from '../../core/plan/problem';
import type { DecisionOutcome } from '../../core/record/basis';
import { readRecordedDecision, type RecordedDecision } from '../../core/record/recordedDecision';
import { revisitDecision, type Revisit } from '../../core/record/revisit';

/** What a plan's text says on a day. */
export type PlanState =
  { readonly kind: 'invalid'; readonly problems: readonly TextProblem[] } | ValidPlan;

export interface ValidPlan {
  readonly kind: 'valid';
  readonly plan: Plan;
  /** The catalog's prices and limits on that day, the plan's own in their place. */
  readonly world: World;
  readonly outcome: DecisionOutcome;
  /** Why, in one or two sentences. */
  readonly reason: string;
  /** Warnings only. */
  readonly problems: readonly TextProblem[];
  /** The decision on record and what has become of it. */
  readonly record?: { readonly decision: RecordedDecision; readonly revisit: Revisit };
}

/** Reads a plan's text and decides on it. Pure: the day is given (ISO 8601). */
export function readPlanState(text: string, today: string): PlanState {
  const parsed = parsePlan(text);
  if (parsed.status === 'invalid') return { kind: 'invalid', problems: parsed.problems };
  const { plan } = parsed;
  const { catalog, problems: priceProblems } = applyOverrides(bundledCatalog, plan.prices, today);
  const world = catalogWorld(catalog, today);
  const decision = decide(plan, world);
  const recorded = readRecordedDecision(parsed.document.decision);
  return {
    kind: 'valid',
    plan,
    world,
    outcome: decision,
    reason: headline(decision),
    problems: [
      ...parsed.problems,
      ...priceProblems.map(({ path, message }) =>
        locateWarning(text, ['prices', ...path], message),
      ),
      ...(recorded.status === 'unreadable'
        ? [locateWarning(text, ['decision'], recorded.message)]
        : []),
    ],
    ...(recorded.status === 'recorded'
      ? {
          record: {
            decision: recorded.decision,
            revisit: revisitDecision(recorded.decision, plan, world),
          },
        }
      : {}),
  };
}
