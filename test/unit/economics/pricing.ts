import { CostLedger } from '../../../src/core/economics/costLedger';
import { chargeInference, type RequestTokens } from '../../../src/core/economics/inference';
import type { ChatModel, EconomicsInputs, Workload } from '../../../src/core/economics/inputs';
import type { Point } from '../../../src/core/economics/quantities';
import { sampleInputs } from './sampleInputs';

/** A model with one price tier; without a cached-input price it has no prompt cache. */
export function chatModel(
  input: number,
  output: number,
  cache?: { cachedInput: number; cacheWrite: number; lifetimeHours?: number },
): Point<ChatModel> {
  return {
    contextWindowTokens: 1e9,
    maximumInputTokens: 1e9,
    tiers: [
      {
        aboveInputTokens: 0,
        usdPerMillionTokens: {
          input,
          output,
          cachedInput: cache?.cachedInput ?? input,
          cacheWrite: cache?.cacheWrite ?? input,
        },
      },
    ],
    cache: cache
      ? {
          kind: 'automatic',
          lifetimeHours: cache.lifetimeHours ?? 1,
          renewedByReads: true,
          minimumPrefixTokens: 0,
          keepWarm: false,
        }
      : { kind: 'none' },
    batchDiscount: 0.5,
    regionMultiplier: 1,
  };
}

const plainWorkload: Point<Workload> = {
  queriesPerDay: 1,
  activeHoursPerDay: 24,
  monthlyGrowth: 0,
  peakToAverage: 1,
  retryShare: 0,
  batchShare: 0,
  cacheKeys: 1,
  promptEditsPerDay: 0,
  toolUsdPerQuery: 0,
};

/** US dollars of one request whose prefix misses the cache at a rate. */
export function requestUsd(
  model: Point<ChatModel>,
  request: Partial<RequestTokens>,
  missRate = 0,
  workload: Partial<Point<Workload>> = {},
): number {
  const ledger = new CostLedger();
  chargeInference(
    ledger,
    model,
    { prefix: 0, fresh: 0, answer: 0, reasoning: 0, ...request },
    { ...plainWorkload, ...workload },
    0,
    30,
  );
  return ledger.totalUsdPerQuery + missRate * ledger.totalUsdPerMiss;
}

/** A part of the sample inputs changed, one level deep. */
export function inputsWith(changes: {
  [K in keyof EconomicsInputs]?: Partial<EconomicsInputs[K]>;
}): EconomicsInputs {
  const merged = { ...sampleInputs };
  return {
    ...merged,
    calendar: { ...merged.calendar, ...changes.calendar },
    workload: { ...merged.workload, ...changes.workload },
    tokens: { ...merged.tokens, ...changes.tokens },
    corpus: { ...merged.corpus, ...changes.corpus },
    chatModel: { ...merged.chatModel, ...changes.chatModel },
    retrieval: { ...merged.retrieval, ...changes.retrieval },
    fineTuning: { ...merged.fineTuning, ...changes.fineTuning },
    people: { ...merged.people, ...changes.people },
    evaluation: { ...merged.evaluation, ...changes.evaluation },
    horizon: { ...merged.horizon, ...changes.horizon },
    successShare: { ...merged.successShare, ...changes.successShare },
    latency: { ...merged.latency, ...changes.latency },
  };
}
