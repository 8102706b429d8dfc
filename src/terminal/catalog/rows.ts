import type { Catalog } from '../../core/catalog/types';

/** The kinds of catalog rows, in the order in which they are listed. */
const kinds = [
  ['chat model', 'chatModels'],
  ['embedding model', 'embeddingModels'],
  ['reranker', 'rerankers'],
  ['vector store', 'vectorStores'],
  ['fine-tuning offer', 'fineTuningOffers'],
  ['GPU', 'gpus'],
] as const satisfies readonly (readonly [string, keyof Catalog])[];

export type RowKind = (typeof kinds)[number][0];
export type Row = Catalog[keyof Catalog][number];

export interface KindRow {
  readonly kind: RowKind;
  readonly row: Row;
}

/** Every row of a catalog with its kind. */
export function allRows(catalog: Catalog): readonly KindRow[] {
  return kinds.flatMap(([kind, key]) => catalog[key].map((row) => ({ kind, row })));
}
