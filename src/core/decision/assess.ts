import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { fillChecklist, type Check } from './checklist';
import { rateConfidence, type Confidence } from './confidence';
import { decide } from './decide';
import { findFlips, type Flip } from './flips';
import { planRoadmap, type Stage } from './roadmap';
import { headline, judgeApproaches, type ApproachVerdict } from './verdicts';
import { findWarnings, type Warning } from './warnings';
import type { World } from './world';

/** The answer to a plan, with everything that explains it. */
export interface Assessment {
  /** The approach that the needs call for. */
  readonly destination: Approach;
  /** What to build now, given the evidence. */
  readonly next: Approach;
  /** Why, in one or two sentences. */
  readonly reason: string;
  readonly approaches: Readonly<Record<Approach, ApproachVerdict>>;
  readonly checklist: readonly Check[];
  readonly roadmap: readonly Stage[];
  /** For each input that can change the answer its smallest such change, nearest first. */
  readonly flips: readonly Flip[];
  readonly warnings: readonly Warning[];
  readonly confidence: Confidence;
}

/**
 * Assesses a plan against the prices and models of one day. Pure and deterministic.
 * `decide` alone answers many times faster, for a slider that is being dragged.
 */
export function assess(plan: Plan, world: World): Assessment {
  const decision = decide(plan, world);
  const costs = world.costs(plan);
  const flips = findFlips(plan, world);
  return {
    destination: decision.destination,
    next: decision.next,
    reason: headline(decision),
    approaches: judgeApproaches(plan, decision, costs, world.ranges?.(plan) ?? costs),
    checklist: fillChecklist(plan, decision, costs),
    roadmap: planRoadmap(plan, decision, costs),
    flips,
    warnings: findWarnings(plan, decision, costs, world),
    confidence: rateConfidence(plan, decision, flips, costs),
  };
}
