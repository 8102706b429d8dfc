import { answeringModel, requestTokens } from './approachLedger';
import type { Approach } from '../plan/approach';
import { retrieves, tunes } from './approachTraits';
import { cacheablePrefixTokens } from './inference';
import type { EconomicsInputs } from './inputs';
import { simulateLatency, type Latency } from './latency';
import type { Point } from './quantities';
import type { Sampler } from './sampler';

/** How long an approach takes to answer, given the share of queries that miss its prompt cache. */
export function approachLatency(
  point: Point<EconomicsInputs>,
  approach: Approach,
  missRate: number,
  sampler: Sampler,
): Latency {
  const request = requestTokens(point, approach);
  const cachedTokens = cacheablePrefixTokens(answeringModel(point, approach), request.prefix);
  return simulateLatency(
    point.latency,
    {
      retrieves: retrieves(approach),
      reranks: point.retrieval.reranker.kind !== 'none',
      speed: tunes(approach) ? point.latency.tunedModel : point.latency.chatModel,
      cachedTokens,
      freshTokens: request.prefix - cachedTokens + request.fresh,
      missRate,
      outputTokens: request.answer + request.reasoning,
    },
    sampler,
  );
}
