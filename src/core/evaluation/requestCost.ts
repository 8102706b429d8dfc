import type { CatalogNumber, IsoDay } from '../catalog/catalogNumber';
import { priceRowOn, tierFor } from '../catalog/price';
import type { ChatModel } from '../catalog/types';

/** The tokens of one request as the provider counts them. */
export interface RequestTokens {
  /** All input, cached input included. */
  readonly input: number;
  /** The part of `input` that was read from the prompt cache. */
  readonly cachedInput?: number;
  /** All output, reasoning included. */
  readonly output: number;
}

/**
 * US dollars of one request at a day's list price; undefined where a price that it needs is unknown.
 * Cache writes that cost more than input are left out: the usage of an OpenAI-compatible answer does not tell them.
 */
export function requestUsd(
  model: ChatModel,
  day: IsoDay,
  { input, cachedInput = 0, output }: RequestTokens,
): number | undefined {
  const row = priceRowOn(model, day);
  if (row === undefined) return undefined;
  const tier = tierFor(row, input);
  const inputPrice = valueOf(tier.input);
  const outputPrice = valueOf(tier.output);
  const cachedPrice = tier.cachedInput ? valueOf(tier.cachedInput) : inputPrice;
  if (inputPrice === undefined || outputPrice === undefined || cachedPrice === undefined)
    return undefined;
  const cached = Math.min(cachedInput, input);
  return ((input - cached) * inputPrice + cached * cachedPrice + output * outputPrice) / 1e6;
}

function valueOf(number: CatalogNumber): number | undefined {
  return number.kind === 'known' ? number.value : undefined;
}
