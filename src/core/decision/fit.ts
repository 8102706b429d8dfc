import type { Plan } from '../plan/plan';
import { likely, type Quantity } from '../plan/quantity';
import type { ChatModelFacts } from './world';

/** Whether the whole corpus fits the chat model's context window beside the rest of a query. */
export type CorpusFit =
  | {
      readonly verdict: 'fits' | 'does not fit' | 'too close to call';
      readonly usableTokens: number;
    }
  | { readonly verdict: 'unknown'; readonly why: 'corpus not measured' | 'context window unknown' };

/** Sets the measured corpus beside the window, with room kept for prompt, history, question, answer and reasoning. */
export function fitCorpus(plan: Plan, model: ChatModelFacts): CorpusFit {
  const corpus = plan.facts.corpusTokens?.value;
  if (corpus === undefined) return { verdict: 'unknown', why: 'corpus not measured' };
  if (model.contextWindow === undefined)
    return { verdict: 'unknown', why: 'context window unknown' };
  const { answer, reasoning, ...prompt } = plan.workload.tokens;
  const asked = Object.values(prompt).reduce<number>(
    (sum, part: Quantity) => sum + likely(part),
    0,
  );
  const beside = model.contextWindow - asked - likely(answer) - likely(reasoning);
  const usableTokens = Math.max(0, Math.min(beside, (model.inputLimit ?? Infinity) - asked));
  const [low, high] = typeof corpus === 'number' ? [corpus, corpus] : [corpus[0], corpus[2]];
  const { low: fewest, high: most } = model.tokenRatio ?? { low: 1, high: 1 };
  if (high * most <= usableTokens) return { verdict: 'fits', usableTokens };
  if (low * fewest > usableTokens) return { verdict: 'does not fit', usableTokens };
  return { verdict: 'too close to call', usableTokens };
}
