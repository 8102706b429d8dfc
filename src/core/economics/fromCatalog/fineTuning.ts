import type { CatalogNumber, IsoDay } from '../../catalog/catalogNumber';
import type { Catalog, FineTuningOffer, Gpu } from '../../catalog/types';
import type { ChatModel, FineTuning, Hosting, RequestTier, TrainingPrice } from '../inputs';
import type { Price } from '../quantities';
import { assumptions } from '../assumptions';
import { chatModelOn } from './chatModel';
import { priceOf } from './price';

/** What an offer says about the cost of a tuned model; the rest of `FineTuning` is the user's. */
export type OfferedTuning = Pick<FineTuning, 'training' | 'model' | 'hosting'>;

/** An offer's prices on a day. */
export function tuningFrom(
  offer: FineTuningOffer,
  catalog: Catalog,
  day: IsoDay,
  cacheLifetimeMinutes: number | undefined,
): OfferedTuning {
  const base = catalog.chatModels.find(({ id }) => id === offer.baseModel);
  const baseModel = base && chatModelOn(base, day, cacheLifetimeMinutes);
  const gpuUsdPerHour = cheapestRent(catalog.gpus);
  return {
    training: trainingPrice(offer, gpuUsdPerHour),
    model: tunedModel(offer, baseModel),
    hosting: hosting(offer, gpuUsdPerHour),
  };
}

function trainingPrice({ training }: FineTuningOffer, gpuUsdPerHour: Price): TrainingPrice {
  const hours = assumptions.trainingHours.value;
  switch (training.billing) {
    case 'tokens':
      return { kind: 'perToken', usdPerMillionTokens: priceOf(training.price) };
    case 'hours':
      return { kind: 'perHour', hours, usdPerHour: priceOf(training.price), graderUsd: 0 };
    case 'gpu':
      return { kind: 'perHour', hours, usdPerHour: gpuUsdPerHour, graderUsd: 0 };
    case 'unknown':
      return { kind: 'perToken', usdPerMillionTokens: 'unknown' };
  }
}

function tunedModel({ inference }: FineTuningOffer, base: ChatModel | undefined): ChatModel {
  const limits = base ?? {
    contextWindowTokens: assumptions.openWeightsContextWindow.value,
    maximumInputTokens: assumptions.openWeightsContextWindow.value,
    batchDiscount: 0,
    regionMultiplier: 1,
  };
  const uncached = (input: Price, output: Price): ChatModel => ({
    ...limits,
    tiers: [tier(input, output, input)],
    cache: { kind: 'none' },
    batchDiscount: 0,
  });
  switch (inference.billing) {
    case 'base-model':
      return base ?? uncached('unknown', 'unknown');
    case 'hosting-only':
      return uncached(0, 0);
    case 'unknown':
      return uncached('unknown', 'unknown');
    case 'tokens': {
      const input = priceOf(inference.input);
      const output = priceOf(inference.output);
      if (inference.cachedInput.kind === 'unknown' || base === undefined) {
        // Without a price for cached input, every token is taken to cost the full price.
        return uncached(input, output);
      }
      return { ...base, tiers: [tier(input, output, priceOf(inference.cachedInput))] };
    }
  }
}

function tier(input: Price, output: Price, cachedInput: Price): RequestTier {
  return {
    aboveInputTokens: 0,
    usdPerMillionTokens: { input, output, cachedInput, cacheWrite: input },
  };
}

function hosting({ hosting: offered }: FineTuningOffer, gpuUsdPerHour: Price): Hosting {
  switch (offered.billing) {
    case 'none':
      return { kind: 'none' };
    case 'hours':
      return { kind: 'hourly', usdPerHour: priceOf(offered.price) };
    case 'gpu':
      return {
        kind: 'gpus',
        usdPerGpuHour: gpuUsdPerHour,
        outputTokensPerSecondPerGpu: assumptions.outputTokensPerSecondPerGpu.value,
        utilization: assumptions.gpuUtilization.value,
      };
    case 'unknown':
      return { kind: 'hourly', usdPerHour: 'unknown' };
  }
}

/** The least rent of the first GPU that has a price. */
function cheapestRent(gpus: readonly Gpu[]): Price {
  const known = (price: CatalogNumber) => (price.kind === 'known' ? price.value : Infinity);
  for (const { rents } of gpus) {
    const [cheapest] = rents.map(({ price }) => price).sort((a, b) => known(a) - known(b));
    if (cheapest?.kind === 'known') return priceOf(cheapest);
  }
  return 'unknown';
}
