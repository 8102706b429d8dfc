import type { IsoDay } from './catalogNumber';
import type { ChatModel, PriceRow, PriceTier } from './types';

/** The price row that holds on a day, both ends of its span included; undefined where no price of that day is known. */
export function priceRowOn(model: ChatModel, day: IsoDay): PriceRow | undefined {
  return model.prices.find(
    ({ validFrom, validTo }) =>
      (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo),
  );
}

/**
 * The tier of a request, by the size of its whole prompt, cached tokens included. Every token of the request
 * (input, cached, written, output) is billed at this tier.
 */
export function tierFor(row: PriceRow, promptTokens: number): PriceTier {
  const [base, ...longer] = row.tiers;
  const reached = longer.filter(
    ({ promptTokensAbove }) =>
      promptTokensAbove !== undefined && promptTokens > promptTokensAbove.value,
  );
  return reached.at(-1) ?? base;
}
