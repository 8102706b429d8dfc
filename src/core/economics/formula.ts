import type { Approach } from '../plan/approach';
import { answeringModel, requestTokens } from './approachLedger';
import { retrieves, tunes } from './approachTraits';
import type { ComponentName } from './components';
import { trainingTokens } from './fineTuning';
import { cacheablePrefixTokens, tierOf } from './inference';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';

/** One number of a formula, as a person would name it. */
export interface Factor {
  name: string;
  value: number;
}

/** A cost as a product of named numbers, in US dollars: once, or for a month of today's volume. */
export interface Formula {
  per: 'setup' | 'month';
  factors: Factor[];
}

/**
 * How a part of an approach's cost comes about, with the inputs' own numbers, so that a reader can
 * recompute it. Undefined for parts that are no single product (a store's plan, a mix of events) and
 * for those that the approach does not have.
 */
export function formulaOf(
  point: Point<EconomicsInputs>,
  approach: Approach,
  part: ComponentName,
  missRate: number,
): Formula | undefined {
  const { people, fineTuning, retrieval, tokens } = point;
  const rate = { name: 'USD per hour', value: people.usdPerHour };
  const queries = {
    name: 'queries per month',
    value: point.workload.queriesPerDay * point.calendar.daysPerMonth,
  };
  switch (part) {
    case 'engineering':
      return setup({ name: 'hours to build', value: people.setupHours[approach] }, rate);
    case 'maintenance':
      return month(
        { name: 'hours of upkeep', value: people.maintenanceHoursPerMonth[approach] },
        rate,
      );
    case 'input':
    case 'cachedInput':
    case 'cacheWrites':
    case 'output':
    case 'reasoning':
      return inferenceFormula(point, approach, part, queries, missRate);
    case 'queryEmbedding':
      if (!retrieves(approach)) return undefined;
      return month(
        queries,
        { name: 'question tokens', value: tokens.question },
        perToken('embedding price', retrieval.embedding.usdPerMillionTokens),
      );
    case 'curation':
      if (!tunes(approach)) return undefined;
      return setup({ name: 'hours of curation', value: fineTuning.curationHours }, rate);
    case 'labelling':
      if (!tunes(approach)) return undefined;
      return setup(
        { name: 'labels', value: fineTuning.labels },
        { name: 'USD per label', value: fineTuning.usdPerLabel },
      );
    case 'training':
      if (!tunes(approach) || fineTuning.training.kind !== 'perToken') return undefined;
      return setup(
        { name: 'training runs', value: fineTuning.sweepRuns },
        { name: 'tokens per run', value: trainingTokens(fineTuning) },
        perToken('training price', fineTuning.training.usdPerMillionTokens),
      );
    case 'hosting':
      if (!tunes(approach) || fineTuning.hosting.kind !== 'hourly') return undefined;
      return month(
        { name: 'hours per month', value: point.calendar.hoursPerMonth },
        { name: 'USD per hour of hosting', value: fineTuning.hosting.usdPerHour },
      );
    case 'tools':
    case 'ingestion':
    case 'cacheStorage':
    case 'cacheKeepWarm':
    case 'vectorStorage':
    case 'vectorWrites':
    case 'vectorReads':
    case 'vectorPlan':
    case 'reranking':
    case 'retraining':
    case 'migration':
    case 'evaluation':
    case 'today':
      return undefined;
  }
}

function inferenceFormula(
  point: Point<EconomicsInputs>,
  approach: Approach,
  part: 'input' | 'cachedInput' | 'cacheWrites' | 'output' | 'reasoning',
  queries: Factor,
  missRate: number,
): Formula | undefined {
  const model = answeringModel(point, approach);
  const request = requestTokens(point, approach);
  const cached = cacheablePrefixTokens(model, request.prefix);
  const usd = tierOf(model.tiers, request.prefix + request.fresh).usdPerMillionTokens;
  const { workload } = point;
  const modifiers = [
    { name: '1 − batch discount', value: 1 - model.batchDiscount * workload.batchShare },
    { name: 'region', value: model.regionMultiplier },
    { name: '1 + retries', value: 1 + workload.retryShare },
  ].filter(({ value }) => value !== 1);
  const billed = (...factors: Factor[]) => month(queries, ...factors, ...modifiers);
  const isCached = cached > 0 && model.cache.kind === 'automatic';
  switch (part) {
    case 'input':
      return billed(
        { name: 'uncached input tokens', value: request.prefix - cached + request.fresh },
        perToken('input price', usd.input),
      );
    case 'output':
      return billed(
        { name: 'answer tokens', value: request.answer },
        perToken('output price', usd.output),
      );
    case 'reasoning':
      return billed(
        { name: 'reasoning tokens', value: request.reasoning },
        perToken('output price', usd.output),
      );
    case 'cachedInput':
      if (!isCached) return undefined;
      return billed(
        { name: 'cache hits', value: 1 - missRate },
        { name: 'cached prefix tokens', value: cached },
        perToken('cached input price', usd.cachedInput),
      );
    case 'cacheWrites':
      if (!isCached) return undefined;
      return billed(
        { name: 'cache misses', value: missRate },
        { name: 'cached prefix tokens', value: cached },
        perToken('cache write price', usd.cacheWrite),
      );
  }
}

/** A price list's number is per million tokens; a product needs it per token. */
function perToken(name: string, usdPerMillionTokens: number): Factor {
  return { name: `${name} per token`, value: usdPerMillionTokens / 1e6 };
}

function setup(...factors: Factor[]): Formula {
  return { per: 'setup', factors };
}

function month(...factors: Factor[]): Formula {
  return { per: 'month', factors };
}
