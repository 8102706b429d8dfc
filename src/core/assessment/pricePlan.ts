import { bundledCatalog } from '../catalog/bundledCatalog';
import type { IsoDay } from '../catalog/catalogNumber';
import { applyOverrides } from '../catalog/overrides';
import type { Catalog } from '../catalog/types';
import { economicsInputs } from '../economics/fromPlan';
import type { EconomicsInputs } from '../economics/inputs';
import { problemsOf } from '../economics/validateInputs';
import type { Plan } from '../plan/plan';
import { planPathOf } from './planPath';

/** A plan that can be assessed. */
export interface PricedPlan {
  readonly plan: Plan;
  /** With the plan's own prices in it. */
  readonly catalog: Catalog;
  readonly inputs: EconomicsInputs;
}

/** What keeps a plan from being priced: own prices, models and stores, ranges. */
export interface PricingProblem {
  /** Of the plan's value, or of the nearest that its author can change. */
  readonly path: readonly string[];
  readonly message: string;
}

export type Pricing =
  | { readonly kind: 'priced'; readonly priced: PricedPlan }
  | { readonly kind: 'problems'; readonly problems: readonly PricingProblem[] };

/** Prices a plan on a day by the bundled catalog and the plan's own prices. */
export function pricePlan(plan: Plan, today: IsoDay): Pricing {
  const own = applyOverrides(bundledCatalog, plan.prices, today);
  const read = economicsInputs(plan, own.catalog, today);
  const problems = [
    ...own.problems.map(({ path, message }) => ({
      path: ['prices', ...path],
      message: `${['prices', ...path].join(' › ')}: ${message}`,
    })),
    ...(read.kind === 'ready' ? problemsOf(read.inputs) : read.problems).map(
      ({ path, message }) => {
        const inPlan = planPathOf(path);
        return { path: inPlan.split('.'), message: message.replace(path, inPlan) };
      },
    ),
  ];
  if (read.kind === 'problems' || problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'priced', priced: { plan, catalog: own.catalog, inputs: read.inputs } };
}
