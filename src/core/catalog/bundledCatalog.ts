import { chatModels } from './data/chatModels';
import { embeddingModels } from './data/embeddingModels';
import { fineTuningOffers } from './data/fineTuningOffers';
import { gpus } from './data/gpus';
import { rerankers } from './data/rerankers';
import { vectorStores } from './data/vectorStores';
import type { Catalog } from './types';

/** The catalog that ships with Ockham. */
export const bundledCatalog: Catalog = {
  chatModels,
  embeddingModels,
  rerankers,
  vectorStores,
  fineTuningOffers,
  gpus,
};
