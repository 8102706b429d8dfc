import { assessPlan, type AssessedPlan } from '../../core/assessment/assessPlan';
import { pricePlan, type PricingProblem } from '../../core/assessment/pricePlan';
import type { IsoDay } from '../../core/catalog/catalogNumber';
import type { Plan } from '../../core/plan/plan';
import { oneLine } from '../text/oneLine';
import { ToolRefusal } from '../tool';

const shownProblems = 5;

/** @throws {ToolRefusal} with what keeps the plan from being priced */
export function assessOrRefuse(plan: Plan, today: IsoDay): AssessedPlan {
  const pricing = pricePlan(plan, today);
  if (pricing.kind === 'priced') return assessPlan(pricing.priced, today);
  const problems = listProblems(pricing.problems).slice(0, shownProblems);
  throw new ToolRefusal(`The plan cannot be priced: ${problems.join('; ')}.`);
}

/** What keeps a plan from being priced: unknown models and stores, prices that make no sense. */
export function pricingProblems(plan: Plan, today: IsoDay): readonly string[] {
  const pricing = pricePlan(plan, today);
  return pricing.kind === 'priced' ? [] : listProblems(pricing.problems);
}

function listProblems(problems: readonly PricingProblem[]): string[] {
  return problems.map(({ message }) => oneLine(message, 300).replace(/\.$/, ''));
}
