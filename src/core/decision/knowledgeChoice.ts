import type { Plan } from '../plan/plan';
import { exceeds, floorOf, isPartial } from './amount';
import type { CorpusFit } from './fit';
import type { ApproachCosts } from './world';

/** How knowledge reaches the prompt: all of it (long context) or what retrieval finds (RAG), and why. */
export type KnowledgeChoice =
  | {
      readonly approach: 'rag';
      readonly because: 'does not fit' | 'too close to call' | 'fit unknown';
    }
  | { readonly approach: 'rag'; readonly because: 'long context breaks a limit' }
  | { readonly approach: 'long-context'; readonly because: 'RAG breaks a limit' }
  /** Costs decide: the saving is the share of the dearer one's ownership cost. */
  | {
      readonly approach: 'rag' | 'long-context';
      readonly because: 'clearly cheaper';
      readonly saving: number;
    }
  /** Costs are within `materialSaving` of each other, and a need asks for what retrieval gives. */
  | { readonly approach: 'rag'; readonly because: 'audit trail' | 'current data' }
  | { readonly approach: 'long-context'; readonly because: 'simpler' }
  /** Costs cannot be compared because parts of them are unknown. */
  | { readonly approach: 'rag' | 'long-context'; readonly because: 'costs unknown' };

/**
 * Estimates of ownership are not better than this; a smaller saving does not pay for a second system.
 * A judgement, not a measurement.
 */
export const materialSaving = 0.2;

interface Costs {
  readonly 'long-context': ApproachCosts;
  readonly rag: ApproachCosts;
}

/**
 * Joins fit to cost. A corpus that does not surely fit needs retrieval. One that fits is put into the prompt, the
 * simpler way, unless retrieval is clearly cheaper to own at the plan's volume or keeps a limit that the whole
 * corpus breaks. Where costs are close, a need for citations (retrieval records which passages were given) or for
 * current data (an index takes changes one by one, a cached corpus is rewritten whole) decides for retrieval.
 */
export function chooseKnowledge(plan: Plan, fit: CorpusFit, costs: () => Costs): KnowledgeChoice {
  if (fit.verdict === 'unknown') return { approach: 'rag', because: 'fit unknown' };
  if (fit.verdict !== 'fits') return { approach: 'rag', because: fit.verdict };

  const { 'long-context': whole, rag } = costs();
  const wholeBreaks = breaksLimit(plan, whole);
  const ragBreaks = breaksLimit(plan, rag);
  if (wholeBreaks && !ragBreaks) return { approach: 'rag', because: 'long context breaks a limit' };
  if (ragBreaks && !wholeBreaks) return { approach: 'long-context', because: 'RAG breaks a limit' };

  const [wholeUsd, ragUsd] = [floorOf(whole.ownershipUsd), floorOf(rag.ownershipUsd)];
  const wholePartial = isPartial(whole.ownershipUsd);
  const ragPartial = isPartial(rag.ownershipUsd);
  const preferred = preferenceOf(plan);
  if (!ragPartial && ragUsd < wholeUsd * (1 - materialSaving)) {
    return { approach: 'rag', because: 'clearly cheaper', saving: 1 - ragUsd / wholeUsd };
  }
  if (!wholePartial && wholeUsd < ragUsd * (1 - materialSaving)) {
    return { approach: 'long-context', because: 'clearly cheaper', saving: 1 - wholeUsd / ragUsd };
  }
  if (wholePartial || ragPartial) return { approach: preferred.approach, because: 'costs unknown' };
  return preferred;
}

/** Whether an approach is known to break the budget or the latency limit. */
export function breaksLimit({ limits }: Plan, costs: ApproachCosts): boolean {
  return (
    (limits.monthlyBudget !== undefined &&
      exceeds(costs.monthlyUsd, limits.monthlyBudget) === 'yes') ||
    (limits.latencyMs !== undefined && exceeds(costs.latencyMs, limits.latencyMs) === 'yes')
  );
}

function preferenceOf({ needs }: Plan): KnowledgeChoice {
  if (needs.knowledge.citations === 'essential') return { approach: 'rag', because: 'audit trail' };
  if (needs.knowledge.current === 'essential') return { approach: 'rag', because: 'current data' };
  return { approach: 'long-context', because: 'simpler' };
}
