import { percentile } from './percentiles';
import type { Sampler } from './sampler';

/** A stage's duration as a lognormal distribution, in milliseconds. */
export interface Spread {
  p50Ms: number;
  p95Ms: number;
}

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

/** Standard normal deviate of the 95th percentile. */
const z95 = 1.6448536269514722;

/**
 * Simulates an answer's duration as the sum of independent lognormal stages. All approaches see the
 * same draws of a stage.
 */
export function simulateLatency(
  inputs: LatencyInputs,
  load: LatencyLoad,
  sampler: Sampler,
): Latency {
  const stages: { stage: Stage; ms: Float64Array }[] = [
    { stage: 'network', ms: lognormal(inputs.network, 'network', sampler) },
  ];
  if (load.retrieves) {
    stages.push(
      {
        stage: 'queryEmbedding',
        ms: lognormal(inputs.queryEmbedding, 'queryEmbedding', sampler),
      },
      { stage: 'vectorSearch', ms: lognormal(inputs.vectorSearch, 'vectorSearch', sampler) },
    );
    if (load.reranks) {
      stages.push({ stage: 'reranking', ms: lognormal(inputs.reranking, 'reranking', sampler) });
    }
  }
  const generation = (load.outputTokens / load.speed.outputTokensPerSecond) * 1_000;
  stages.push(
    { stage: 'firstToken', ms: firstToken(load, sampler) },
    {
      stage: 'generation',
      ms: lognormal(
        { p50Ms: generation, p95Ms: generation * load.speed.slowdownAtP95 },
        'generation',
        sampler,
      ),
    },
  );
  const total = new Float64Array(sampler.draws);
  for (const { ms } of stages) {
    for (let draw = 0; draw < total.length; draw++) {
      total[draw] = (total[draw] ?? 0) + (ms[draw] ?? 0);
    }
  }
  return {
    ...spread(total),
    stages: stages.map(({ stage, ms }) => ({ stage, ...spread(ms) })),
  };
}

/** Time to the first token: a lognormal start and the reading of what is not cached. */
function firstToken(load: LatencyLoad, sampler: Sampler): Float64Array {
  const ms = lognormal(load.speed.firstToken, 'firstToken', sampler);
  const luck = sampler.uniform('latency.cache');
  const msPerToken = 1_000 / load.speed.prefillTokensPerSecond;
  for (let draw = 0; draw < ms.length; draw++) {
    const missed = (luck[draw] ?? 0) < load.missRate;
    const tokens = load.freshTokens + (missed ? load.cachedTokens : 0);
    ms[draw] = (ms[draw] ?? 0) + tokens * msPerToken;
  }
  return ms;
}

function lognormal({ p50Ms, p95Ms }: Spread, stage: Stage, sampler: Sampler): Float64Array {
  const sigma = p50Ms === 0 ? 0 : Math.log(p95Ms / p50Ms) / z95;
  const column = sampler.standardNormal(`latency.${stage}`);
  for (let draw = 0; draw < column.length; draw++) {
    column[draw] = p50Ms * Math.exp(sigma * (column[draw] ?? 0));
  }
  return column;
}

function spread(ms: Float64Array): Spread {
  return { p50Ms: percentile(ms, 0.5), p95Ms: percentile(ms, 0.95) };
}
