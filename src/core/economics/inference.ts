import { component } from './components';
import type { CostLedger } from './costLedger';
import type { ChatModel, RequestTier, Workload } from './inputs';
import type { Point } from './quantities';

/** The tokens of one request. */
export interface RequestTokens {
  /** At the front and the same for every query: what a prompt cache can keep. */
  prefix: number;
  /** The rest of the input. */
  fresh: number;
  answer: number;
  /** Billed as output. */
  reasoning: number;
}

const perMillion = 1e-6;

/** The price row of a whole request: the last one whose threshold the input exceeds. */
export function tierOf(
  tiers: readonly Point<RequestTier>[],
  inputTokens: number,
): Point<RequestTier> {
  let tier = tiers[0];
  for (const candidate of tiers) {
    if (inputTokens > candidate.aboveInputTokens) tier = candidate;
  }
  if (!tier) throw new RangeError('a chat model needs at least one price tier');
  return tier;
}

/** Prefix tokens that the provider will cache: all of them, or none below its minimum. */
export function cacheablePrefixTokens(model: Point<ChatModel>, prefix: number): number {
  if (model.cache.kind === 'none' || prefix < model.cache.minimumPrefixTokens) return 0;
  return prefix;
}

/**
 * Charges the model's part of one query, and what its prompt cache costs a month:
 * `[prefix × (h × read + (1 − h) × write) + fresh × input + output × (answer + reasoning)] / 10^6`,
 * less the batch discount, times region and retries. Hits are charged per query, the difference of
 * a miss per miss, so that the hit rate may follow the volume.
 */
export function chargeInference(
  ledger: CostLedger,
  model: Point<ChatModel>,
  request: RequestTokens,
  workload: Point<Workload>,
  prefixEditsPerDay: number,
  daysPerMonth: number,
): void {
  const usd = tierOf(model.tiers, request.prefix + request.fresh).usdPerMillionTokens;
  const retries = 1 + workload.retryShare;
  const scale =
    perMillion * (1 - model.batchDiscount * workload.batchShare) * model.regionMultiplier * retries;
  const cached = cacheablePrefixTokens(model, request.prefix);
  const uncached = request.prefix - cached + request.fresh;
  ledger.perQuery(component.input, uncached * usd.input * scale);
  ledger.perQuery(component.output, request.answer * usd.output * scale);
  ledger.perQuery(component.reasoning, request.reasoning * usd.output * scale);
  ledger.perQuery(component.tools, workload.toolUsdPerQuery * retries);
  if (cached === 0 || model.cache.kind === 'none') return;

  const readUsd = cached * usd.cachedInput * scale;
  const writeUsd = cached * usd.cacheWrite * scale;
  ledger.perQuery(component.cachedInput, readUsd);
  const { cache } = model;
  const activeHours = workload.activeHoursPerDay;
  const keysPerMonth = workload.cacheKeys * daysPerMonth;
  if (cache.kind === 'explicit') {
    const writesPerDay = activeHours / cache.lifetimeHours + prefixEditsPerDay;
    ledger.perMonth(component.cacheWrites, keysPerMonth * writesPerDay * writeUsd);
    ledger.perMonth(
      component.cacheStorage,
      keysPerMonth *
        activeHours *
        cached *
        cache.storageUsdPerMillionTokenHours *
        perMillion *
        model.regionMultiplier,
    );
    return;
  }
  ledger.perMiss(component.cachedInput, -readUsd);
  ledger.perMiss(component.cacheWrites, writeUsd);
  if (cache.keepWarm) {
    // The cache dies overnight, so every day begins with a write.
    ledger.perMonth(
      component.cacheKeepWarm,
      keysPerMonth * (writeUsd + (activeHours / cache.lifetimeHours) * readUsd),
    );
    ledger.missesFollow(Infinity, true, prefixEditsPerDay / activeHours);
  } else {
    ledger.missesFollow(cache.lifetimeHours, cache.renewedByReads, prefixEditsPerDay / activeHours);
  }
}
