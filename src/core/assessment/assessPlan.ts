import type { IsoDay } from '../catalog/catalogNumber';
import { assess, type Assessment } from '../decision/assess';
import { catalogWorld } from '../decision/catalogWorld';
import { compare, type Comparison } from '../economics/comparison';
import { assessEconomics, type Economics } from '../economics/economics';
import { pointOf } from '../economics/inputPoint';
import { Sampler } from '../economics/sampler';
import { tornado, type Swing } from '../economics/tornado';
import { approaches } from '../plan/approach';
import type { PricedPlan } from './pricePlan';
import { listPricedRows, type PricedRow } from './pricedRows';

/** The answer to a plan, and the money behind it. */
export interface AssessedPlan {
  readonly priced: PricedPlan;
  readonly today: IsoDay;
  readonly assessment: Assessment;
  readonly economics: Economics;
  /** Each pair of the approaches that are not ruled out, the simpler one first. */
  readonly comparisons: readonly Comparison[];
  /** What each uncertain input does to the ownership of what to build now, widest first. */
  readonly swings: readonly Swing[];
  readonly pricedRows: readonly PricedRow[];
}

/** As many draws, of the same seed, as the figures of the assessment are simulated with. */
const draws = 5_000;
const seed = 1;

/** Decides a plan, prices all five approaches and compares those that are left. */
export function assessPlan(priced: PricedPlan, today: IsoDay): AssessedPlan {
  const { plan, catalog, inputs } = priced;
  const assessment = assess(plan, catalogWorld(catalog, today));
  const inputPoint = pointOf(inputs);
  const { point } = inputPoint;
  const left = approaches.filter(
    (approach) => assessment.approaches[approach].verdict !== 'ruled out',
  );
  return {
    priced,
    today,
    assessment,
    economics: assessEconomics(inputs, new Sampler(draws, seed)),
    comparisons: left.flatMap((first, index) =>
      left.slice(index + 1).map((second) => compare(point, first, second)),
    ),
    swings: tornado(inputPoint, assessment.next).filter(
      ({ lowUsd, highUsd }) => lowUsd !== highUsd,
    ),
    pricedRows: listPricedRows(plan, catalog, today),
  };
}
