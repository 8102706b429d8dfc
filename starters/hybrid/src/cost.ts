import type { Offer } from './offers.ts';

/** What a training costs, in US dollars: a range with its method, or unknown with the reason. Never a guess. */
export type CostEstimate =
  | {
      readonly kind: 'known';
      readonly low: number;
      readonly likely: number;
      readonly high: number;
      readonly method: string;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * Tokens of another tokenizer for one token of o200k_base, English text: Llama 3.1, Qwen 3 and DeepSeek V3 lie within
 * 0.90 and 1.09 on whole corpora (measured 2026-11-22 on public documentation). Assumed for every open-weights model.
 */
const openWeightsTokens = { low: 0.9, likely: 1, high: 1.09 };

/**
 * The training cost: tokens of the training rows × epochs × price. Hosting of the tuned model is not in it.
 * @param tokens of one epoch, counted with o200k_base
 */
export function estimateTraining(offer: Offer, tokens: number, epochs: number): CostEstimate {
  const { training } = offer;
  switch (training.billing) {
    case 'unknown':
      return {
        kind: 'unknown',
        why: `the training price of ${offer.id} is unknown: ${training.why}`,
      };
    case 'hours':
      return {
        kind: 'unknown',
        why: `${offer.id} bills training by the hour, and nobody states the hours`,
      };
    case 'gpu':
      return { kind: 'unknown', why: 'the training runs on a GPU that you rent' };
    case 'tokens':
  }
  const { price } = training;
  if (price.kind === 'unknown') {
    return { kind: 'unknown', why: `the training price of ${offer.id} is unknown: ${price.why}` };
  }
  const ratio =
    offer.platform === 'openai' || offer.platform === 'azure'
      ? { low: 1, likely: 1, high: 1 }
      : openWeightsTokens;
  const [lowPrice, highPrice] = price.range ?? [price.value, price.value];
  const millions = (tokens * epochs) / 1_000_000;
  return {
    kind: 'known',
    low: millions * ratio.low * lowPrice,
    likely: millions * ratio.likely * price.value,
    high: millions * ratio.high * highPrice,
    method:
      `${String(tokens)} tokens × ${String(epochs)} epochs × ${priceText(lowPrice, highPrice)} USD per million tokens ` +
      `(${price.url}, read ${price.readAt})`,
  };
}

function priceText(low: number, high: number): string {
  return low === high ? String(low) : `${String(low)} to ${String(high)}`;
}

export type CapVerdict =
  | { readonly kind: 'within' }
  | { readonly kind: 'over'; readonly message: string }
  | { readonly kind: 'unknown'; readonly message: string };

/** Holds an estimate against the most that may be spent: the upper end counts, and unknown is not "free". */
export function holdToCap(estimate: CostEstimate, capUsd: number): CapVerdict {
  if (estimate.kind === 'unknown') {
    return { kind: 'unknown', message: `no cap can be kept: ${estimate.why}` };
  }
  if (estimate.high <= capUsd) return { kind: 'within' };
  return {
    kind: 'over',
    message:
      `the training may cost up to ${estimate.high.toFixed(2)} USD, more than the cap of ${capUsd.toFixed(2)} USD: ` +
      'train on fewer tokens or epochs, or raise limits.trainingUsd in settings.json',
  };
}
