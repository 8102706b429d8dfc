import type { IsoDay } from '../catalog/catalogNumber';
import type { Catalog } from '../catalog/types';
import { chargeApproach } from '../economics/approachLedger';
import { perApproach } from '../economics/approachTraits';
import { missRateToday } from '../economics/bill';
import { CostLedger } from '../economics/costLedger';
import { cumulativeBands } from '../economics/cumulativeBands';
import { assessEconomics, type ApproachEconomics, type CostPart } from '../economics/economics';
import type { Formula } from '../economics/factors';
import { formulaOf } from '../economics/formula';
import { economicsInputs } from '../economics/fromPlan';
import { pointOf } from '../economics/inputPoint';
import type { EconomicsInputs } from '../economics/inputs';
import type { Percentiles } from '../economics/percentiles';
import { Sampler } from '../economics/sampler';
import { problemsOf, type InputProblem } from '../economics/validateInputs';
import { Volume } from '../economics/volume';
import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import type { Assessment } from './assess';
import { catalogWorld, rangeDraws, rangeSeed } from './catalogWorld';
import { fillChecklist } from './checklist';
import { decide } from './decide';
import { planRoadmap } from './roadmap';
import { headline, judgeApproaches } from './verdicts';
import { findWarnings } from './warnings';
import type { World } from './world';

/** Whether the hand still moves an input: then a rough range at once is worth more than a fine one late. */
export type Pace = 'moving' | 'resting';

/** Draws of the figures, and of the costs over time: a curve is read less closely, and has a point for every month. */
const draws: Readonly<Record<Pace, { readonly figures: number; readonly bands: number }>> = {
  moving: { figures: 250, bands: 60 },
  resting: { figures: rangeDraws, bands: 1_000 },
};

/** A part of a cost, with its formula where it is one product. */
export interface ExplainedPart extends CostPart {
  readonly formula?: Formula;
}

/** An approach's figures, the parts they are made of and how they grow. */
export interface PricedApproach extends ApproachEconomics {
  readonly parts: ExplainedPart[];
  /** US dollars spent by the end of each month; entry 0 is the setup. */
  readonly cumulativeBands: readonly Percentiles[];
}

/** Everything of an assessment that is quick enough to follow a slider: all but the search for flips. */
export interface Calculation extends Omit<Assessment, 'flips' | 'confidence'> {
  /** All five approaches, or why the plan cannot be priced. */
  readonly pricing:
    | {
        readonly kind: 'priced';
        readonly inputs: EconomicsInputs;
        readonly approaches: Readonly<Record<Approach, PricedApproach>>;
      }
    | { readonly kind: 'problems'; readonly problems: readonly InputProblem[] };
}

export interface Calculator {
  readonly calculate: (plan: Plan, pace: Pace) => Calculation;
  /** What the calculator decides in, for a search for flips. */
  readonly world: World;
}

/** A calculator for the prices of one day. It keeps its draws from one plan to the next. */
export function createCalculator(catalog: Catalog, today: IsoDay): Calculator {
  const world = catalogWorld(catalog, today);
  const samplersAt = (pace: Pace) => ({
    figures: new Sampler(draws[pace].figures, rangeSeed),
    bands: new Sampler(draws[pace].bands, rangeSeed),
  });
  const samplers = { moving: samplersAt('moving'), resting: samplersAt('resting') };

  const price = (plan: Plan, pace: Pace): Calculation['pricing'] => {
    const read = economicsInputs(plan, catalog, today);
    if (read.kind === 'problems') return read;
    const problems = problemsOf(read.inputs);
    if (problems.length > 0) return { kind: 'problems', problems };
    const { figures, bands } = samplers[pace];
    return {
      kind: 'priced',
      inputs: read.inputs,
      approaches: priceApproaches(read.inputs, figures, bands),
    };
  };

  return {
    world,
    calculate: (plan, pace) => {
      const pricing = price(plan, pace);
      const decision = decide(plan, world);
      const costs = world.costs(plan);
      const shown =
        pricing.kind === 'problems'
          ? costs
          : perApproach((approach) => {
              const { setupUsd, monthlyUsd, perQueryUsd, ownershipUsd, latency } =
                pricing.approaches[approach];
              return { setupUsd, monthlyUsd, perQueryUsd, ownershipUsd, latencyMs: latency.p50Ms };
            });
      return {
        destination: decision.destination,
        next: decision.next,
        reason: headline(decision),
        approaches: judgeApproaches(plan, decision, costs, shown),
        checklist: fillChecklist(plan, decision, costs),
        roadmap: planRoadmap(plan, decision, costs),
        warnings: findWarnings(plan, decision, costs, world),
        pricing,
      };
    },
  };
}

function priceApproaches(
  inputs: EconomicsInputs,
  sampler: Sampler,
  bandSampler: Sampler,
): Record<Approach, PricedApproach> {
  const { approaches } = assessEconomics(inputs, sampler);
  const inputPoint = pointOf(inputs);
  const bands = cumulativeBands(inputPoint, bandSampler);
  const { point } = inputPoint;
  const ledger = new CostLedger();
  const volume = new Volume(point.horizon.months);
  volume.follow(point);
  return perApproach((approach) => {
    chargeApproach(ledger, point, approach);
    const missRate = missRateToday(ledger, volume);
    return {
      ...approaches[approach],
      parts: approaches[approach].parts.map((part) => {
        const formula = formulaOf(point, approach, part.name, missRate);
        return formula ? { ...part, formula } : part;
      }),
      cumulativeBands: bands[approach],
    };
  });
}
