import { daysBetween, staleAfterDays } from '../../../core/catalog/age';
import type { Catalog } from '../../../core/catalog/types';
import type { ExplainedPart } from '../../../core/decision/calculator';
import { originOf } from '../../../core/economics/origin';
import type { Choices } from '../../../core/plan/plan';
import type { Sources } from '../explain/explanation';

/** A row of the catalog that the plan is priced with. */
export interface PricedRow {
  readonly id: string;
}

/** The rows of the catalog behind a plan's choices. */
export function pricedRows(choices: Choices, catalog: Catalog): readonly PricedRow[] {
  return [
    ...catalog.chatModels.filter(({ id }) => id === choices.chatModel),
    ...catalog.embeddingModels.filter(({ id }) => id === choices.embeddingModel),
    ...catalog.vectorStores.filter(({ id }) => id === choices.vectorStore),
    ...catalog.rerankers.filter(({ id }) => id === choices.reranker),
    ...catalog.fineTuningOffers.filter(
      ({ id, baseModel }) => id === choices.fineTunedModel || baseModel === choices.fineTunedModel,
    ),
  ];
}

export interface StalePrice {
  readonly row: string;
  readonly ageDays: number;
}

/** The rows with a price that the parts of a cost are computed with and that was read too long ago to rely on. */
export function stalePrices(
  parts: readonly ExplainedPart[],
  { plan, catalog, today }: Sources,
): readonly StalePrice[] {
  const inputs = parts.flatMap(({ formula }) => formula?.factors.flatMap((of) => of.inputs) ?? []);
  const ages = new Map<string, number>();
  for (const input of new Set(inputs)) {
    const origin = originOf(input, plan, catalog, today);
    if (origin?.kind !== 'catalog' || origin.number?.kind !== 'known') continue;
    const ageDays = daysBetween(origin.number.readAt, today);
    if (ageDays > staleAfterDays)
      ages.set(origin.row, Math.max(ageDays, ages.get(origin.row) ?? 0));
  }
  return [...ages].map(([row, ageDays]) => ({ row, ageDays }));
}
