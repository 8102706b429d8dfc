import type { CatalogNumber, IsoDay } from '../catalog/catalogNumber';
import { lifecycleOn } from '../catalog/lifecycle';
import type { EmbeddingModel } from '../catalog/types';
import { vectorBytes } from '../economics/vectorStore';
import { estimateTokens, type TokenEstimate, type TokensByScript } from '../tokens/estimate';
import { bareFloat32, type CorpusChunkPlan } from './chunkPlan';

/** What embedding a whole corpus once takes with one model. */
export interface EmbeddingCost {
  readonly model: { readonly id: string; readonly provider: string; readonly name: string };
  /** All chunks in the model's own tokens. */
  readonly tokens: TokenEstimate;
  /** US dollars; absent where the price is unknown. */
  readonly usd?: { readonly low: number; readonly likely: number; readonly high: number };
  readonly price: CatalogNumber<'usdPerMillionTokens'>;
  readonly dimensions: CatalogNumber<'dimensions'>;
  /** Of all vectors in float32, bare; absent where the dimensions are unknown. */
  readonly bytes?: number;
  /** The longest text the model takes, where a chunk is longer: it would be cut off. */
  readonly cutsAt?: number;
}

/**
 * Prices one way of cutting a corpus for every embedding model that is sold on a day, in the catalog's order.
 * @param byScript the corpus' exact o200k_base tokens, by script
 */
export function embeddingCosts(
  plan: CorpusChunkPlan,
  byScript: TokensByScript,
  models: readonly EmbeddingModel[],
  today: IsoDay,
): EmbeddingCost[] {
  const embedded = scaleTo(plan.embeddingTokens, byScript);
  return models
    .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state !== 'shut-down')
    .map(({ id, provider, name, tokenizerFamily, input, dimensions, maximumInput }) => {
      const tokens = estimateTokens(tokenizerFamily, embedded);
      const cut = maximumInput.kind === 'known' && plan.chunkTokens > maximumInput.value;
      return {
        model: { id, provider, name },
        tokens,
        price: input,
        dimensions,
        ...(input.kind === 'known' ? { usd: priceTokens(tokens, input.value) } : {}),
        ...(dimensions.kind === 'known'
          ? { bytes: vectorBytes(plan.chunks, dimensions.value, bareFloat32) }
          : {}),
        ...(cut ? { cutsAt: maximumInput.value } : {}),
      };
    });
}

/** Overlaps repeat text as it comes: the scripts keep their shares. */
function scaleTo(tokens: number, byScript: TokensByScript): TokensByScript {
  const total = Object.values(byScript).reduce((sum, part) => sum + part, 0);
  return Object.fromEntries(
    Object.entries(byScript).map(([script, part]) => [
      script,
      total === 0 ? 0 : Math.round((part / total) * tokens),
    ]),
  );
}

function priceTokens({ low, likely, high }: TokenEstimate, usdPerMillionTokens: number) {
  const usd = (tokens: number): number => (tokens * usdPerMillionTokens) / 1e6;
  return { low: usd(low), likely: usd(likely), high: usd(high) };
}
