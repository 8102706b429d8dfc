import type { IsoDay } from '../../catalog/catalogNumber';
import { priceRowOn } from '../../catalog/price';
import type { CacheLifetime, ChatModel as CatalogChatModel, PriceTier } from '../../catalog/types';
import type { ChatModel, PromptCache, RequestTier } from '../inputs';
import { priceOf, valueOf } from './price';

const minutesPerHour = 60;

/**
 * A chat model's prices on a day; undefined where the catalog knows none for that day. The cache
 * lifetime is in minutes: the shortest that lasts so long is taken, or the model's default.
 */
export function chatModelOn(
  model: CatalogChatModel,
  day: IsoDay,
  cacheLifetimeMinutes: number | undefined,
): ChatModel | undefined {
  const row = priceRowOn(model, day);
  if (row === undefined) return undefined;
  const lifetime = cacheLifetimeOf(model, cacheLifetimeMinutes);
  return {
    contextWindowTokens: model.contextWindow.value,
    maximumInputTokens: (model.inputLimit ?? model.contextWindow).value,
    tiers: row.tiers.map((tier) => requestTier(tier, lifetime)),
    cache: promptCacheOf(model, lifetime),
    batchDiscount: valueOf(model.batchDiscount, 0),
    regionMultiplier: 1,
  };
}

function cacheLifetimeOf(
  { caching }: CatalogChatModel,
  minutes: number | undefined,
): CacheLifetime | undefined {
  if (caching.kind === 'none') return undefined;
  const [usual] = caching.lifetimes;
  if (minutes === undefined) return usual;
  const longEnough = caching.lifetimes
    .filter(({ lifetime }) => valueOf(lifetime, 0) >= minutes)
    .sort((a, b) => valueOf(a.lifetime, 0) - valueOf(b.lifetime, 0));
  return longEnough[0] ?? caching.lifetimes.at(-1) ?? usual;
}

function requestTier(tier: PriceTier, lifetime: CacheLifetime | undefined): RequestTier {
  const input = priceOf(tier.input);
  const write = lifetime && tier.cacheWrites[lifetime.id];
  return {
    aboveInputTokens: tier.promptTokensAbove?.value ?? 0,
    usdPerMillionTokens: {
      input,
      output: priceOf(tier.output),
      cachedInput: tier.cachedInput ? priceOf(tier.cachedInput) : input,
      // A provider that lists no price for writes bills them as input.
      cacheWrite: write ? priceOf(write) : input,
    },
  };
}

/** A cache of unknown lifetime cannot be counted on: the model is then priced without one. */
function promptCacheOf(
  { caching }: CatalogChatModel,
  lifetime: CacheLifetime | undefined,
): PromptCache {
  if (caching.kind === 'none' || lifetime?.lifetime.kind !== 'known') return { kind: 'none' };
  const lifetimeHours = lifetime.lifetime.value / minutesPerHour;
  const minimumPrefixTokens = valueOf(caching.minimumPrefix, 0);
  if (lifetime.storage !== undefined) {
    return {
      kind: 'explicit',
      lifetimeHours,
      minimumPrefixTokens,
      storageUsdPerMillionTokenHours: priceOf(lifetime.storage),
    };
  }
  return {
    kind: 'automatic',
    lifetimeHours,
    // Where nobody says, reads are taken to renew it: what all providers that do say state.
    renewedByReads: lifetime.refreshedByRead !== 'no',
    minimumPrefixTokens,
    keepWarm: false,
  };
}
