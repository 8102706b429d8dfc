import { localModels } from '../src/config.ts';
import { chatRoutes } from './chat.ts';
import { embeddingRoutes } from './embeddings.ts';
import { readExtractively } from './reader.ts';
import type { Route } from './server.ts';

/** What the local server of this starter offers. */
export function localRoutes(): readonly Route[] {
  return [
    ...embeddingRoutes,
    ...chatRoutes((model) => (model === localModels.chat ? readExtractively : undefined)),
  ];
}
