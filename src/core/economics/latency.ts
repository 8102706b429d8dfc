import { percentilesAt } from './percentiles';
import type { Sampler } from './sampler';
import type { Spread } from './spread';

/** How fast a model reads and writes. */
export interface ModelSpeed {
  /** From the request's arrival to the first token of a short prompt. */
  firstToken: Spread;
  /** Uncached input tokens read per second. */
  prefillTokensPerSecond: number;
  outputTokensPerSecond: number;
  /** Writing time of a slow answer (95th percentile) over that of a usual one. */
  slowdownAtP95: number;
}

/** How long each part of an answer takes. */
export interface LatencyInputs {
  network: Spread;
  queryEmbedding: Spread;
  vectorSearch: Spread;
  reranking: Spread;
  chatModel: ModelSpeed;
  tunedModel: ModelSpeed;
}

/** What one approach asks of the stages. */
export interface LatencyLoad {
  retrieves: boolean;
  reranks: boolean;
  speed: ModelSpeed;
  /** Input tokens that a cache hit need not read, and those that are always read. */
  cachedTokens: number;
  freshTokens: number;
  missRate: number;
  outputTokens: number;
}

export type Stage =
  'network' | 'queryEmbedding' | 'vectorSearch' | 'reranking' | 'firstToken' | 'generation';

export interface Latency extends Spread {
  /** Stages in order. Their p95 do not add up to the whole's: slow stages seldom coincide. */
  stages: (Spread & { stage: Stage })[];
}

/** Simulates an answer's duration as the sum of independent lognormal stages. */
export function simulateLatency(
  inputs: LatencyInputs,
  load: LatencyLoad,
  sampler: Sampler,
): Latency {
  const generationMs = (load.outputTokens / load.speed.outputTokensPerSecond) * 1_000;
  const generation = { p50Ms: generationMs, p95Ms: generationMs * load.speed.slowdownAtP95 };
  const lognormals: (Spread & { stage: Stage })[] = [
    { stage: 'network', ...inputs.network },
    ...(load.retrieves
      ? [
          { stage: 'queryEmbedding' as const, ...inputs.queryEmbedding },
          { stage: 'vectorSearch' as const, ...inputs.vectorSearch },
        ]
      : []),
    ...(load.retrieves && load.reranks
      ? [{ stage: 'reranking' as const, ...inputs.reranking }]
      : []),
    { stage: 'generation', ...generation },
  ];
  const firstToken = firstTokenMs(load, sampler);
  const firstTokenStage = { stage: 'firstToken' as const, ...spreadOf(firstToken) };
  const total = firstToken;
  for (const stage of lognormals) {
    const ms = sampler.lognormal(`latency.${stage.stage}`, stage);
    for (let draw = 0; draw < total.length; draw++) {
      total[draw] = (total[draw] ?? 0) + (ms[draw] ?? 0);
    }
  }
  return {
    ...spreadOf(total),
    stages: [...lognormals.slice(0, -1), firstTokenStage, ...lognormals.slice(-1)],
  };
}

/** Time to the first token: a lognormal start and the reading of what is not cached. */
function firstTokenMs(load: LatencyLoad, sampler: Sampler): Float64Array {
  const startMs = sampler.lognormal('latency.firstToken', load.speed.firstToken);
  // Below the miss rate, the cache was missed.
  const luck = sampler.uniform('latency.cache');
  const ms = sampler.scratch('latency');
  const msPerToken = 1_000 / load.speed.prefillTokensPerSecond;
  for (let draw = 0; draw < ms.length; draw++) {
    const missed = (luck[draw] ?? 0) < load.missRate;
    const tokens = load.freshTokens + (missed ? load.cachedTokens : 0);
    ms[draw] = (startMs[draw] ?? 0) + tokens * msPerToken;
  }
  return ms;
}

function spreadOf(ms: Float64Array): Spread {
  const [p50Ms = NaN, p95Ms = NaN] = percentilesAt(ms, [0.5, 0.95]);
  return { p50Ms, p95Ms };
}
