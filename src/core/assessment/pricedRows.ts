import { staleNumbers } from '../catalog/age';
import type { CatalogNumber, IsoDay } from '../catalog/catalogNumber';
import { rowNumbers } from '../catalog/rowNumbers';
import type { Catalog } from '../catalog/types';
import type { Plan } from '../plan/plan';

/** A catalog row that a plan is priced with, and how fresh its numbers are. */
export interface PricedRow {
  readonly choice: 'chatModel' | 'fineTunedModel' | 'embeddingModel' | 'reranker' | 'vectorStore';
  readonly id: string;
  /** Whether the plan names it; else it is the default. */
  readonly stated: boolean;
  /** The days between which its numbers were read; absent where none is known. */
  readonly readBetween?: readonly [oldest: IsoDay, newest: IsoDay];
  /** Paths of the numbers that want a second look, oldest first. */
  readonly stale: readonly string[];
  /** Numbers in whose place the plan has put its own. */
  readonly overridden: readonly {
    readonly path: string;
    readonly own: number;
    readonly catalog: CatalogNumber;
  }[];
}

/** The rows that a plan's choices name, in the order of its approaches. */
export function listPricedRows(plan: Plan, catalog: Catalog, today: IsoDay): readonly PricedRow[] {
  const { choices } = plan;
  const offer =
    catalog.fineTuningOffers.find(({ baseModel }) => baseModel === choices.fineTunedModel) ??
    catalog.fineTuningOffers.find(({ id }) => id === choices.fineTunedModel);
  const chosen = [
    ['chatModel', find(catalog.chatModels, choices.chatModel)],
    ['embeddingModel', find(catalog.embeddingModels, choices.embeddingModel)],
    ['vectorStore', find(catalog.vectorStores, choices.vectorStore)],
    ['reranker', find(catalog.rerankers, choices.reranker)],
    ['fineTunedModel', offer],
  ] as const;
  return chosen.flatMap(([choice, row]) =>
    row ? [pricedRow(choice, row, !plan.assumed.has(`choices.${choice}`), today)] : [],
  );
}

function find<Row extends { readonly id: string }>(rows: readonly Row[], id: string) {
  return rows.find((row) => row.id === id);
}

function pricedRow(
  choice: PricedRow['choice'],
  row: { readonly id: string },
  stated: boolean,
  today: IsoDay,
): PricedRow {
  const numbers = rowNumbers(row);
  const days = numbers
    .flatMap(({ number }) => (number.kind === 'known' ? [number.readAt] : []))
    .sort();
  const [oldest, newest] = [days[0], days.at(-1)];
  return {
    choice,
    id: row.id,
    stated,
    ...(oldest !== undefined && newest !== undefined && { readBetween: [oldest, newest] }),
    stale: staleNumbers(row, today).map(({ path }) => path),
    overridden: numbers.flatMap(({ path, number }) =>
      number.kind === 'known' && number.original
        ? [{ path, own: number.value, catalog: number.original }]
        : [],
    ),
  };
}
