import path from 'node:path';
import { localModels } from '../src/config.ts';
import { chatRoutes } from './chat.ts';
import { embeddingRoutes } from './embeddings.ts';
import { encode } from './encoder.ts';
import { fileRoutes } from './fineTuning/fileRoutes.ts';
import { LocalFineTuning } from './fineTuning/fineTuning.ts';
import { jobRoutes } from './fineTuning/jobRoutes.ts';
import { readExtractively } from './reader.ts';
import type { Route } from './server.ts';

const defaultFolder = path.join(import.meta.dirname, '../.data/local-server');

/** What the local server of this starter offers; files, jobs and tuned models are kept in `folder`. */
export function localRoutes(folder = defaultFolder, validatingMs = 0): readonly Route[] {
  const tuning = new LocalFineTuning(folder, encode, validatingMs);
  return [
    ...embeddingRoutes,
    ...fileRoutes(tuning.stores.files),
    ...jobRoutes(tuning, localModels.chat),
    ...chatRoutes((model) =>
      model === localModels.chat ? readExtractively : tuning.responderOf(model),
    ),
  ];
}
