import path from 'node:path';
import * as z from 'zod';
import { localModels } from '../src/config.ts';
import { questionIn } from '../src/template/template.ts';
import { chatRoutes, type Responder } from './chat.ts';
import { embeddingRoutes } from './embeddings.ts';
import { encode } from './encoder.ts';
import { fileRoutes } from './fineTuning/fileRoutes.ts';
import { LocalFineTuning } from './fineTuning/fineTuning.ts';
import { jobRoutes } from './fineTuning/jobRoutes.ts';
import { readExtractively } from './reader.ts';
import type { Route } from './server.ts';

const defaultFolder = path.join(import.meta.dirname, '../.data/local-server');
const json = z.record(z.string(), z.unknown());

/** What the local server of this starter offers; files, jobs and tuned models are kept in `folder`. */
export function localRoutes(folder = defaultFolder, validatingMs = 0): readonly Route[] {
  const tuning = new LocalFineTuning(folder, encode, validatingMs);
  return [
    ...embeddingRoutes,
    ...fileRoutes(tuning.stores.files),
    ...jobRoutes(tuning, localModels.chat),
    ...chatRoutes((model) =>
      model === localModels.chat ? readExtractively : readTuned(tuning.responderOf(model)),
    ),
  ];
}

/** A tuned local model: the extractive reader, with the desk by the head that was trained. */
function readTuned(head: Responder | undefined): Responder | undefined {
  return (
    head &&
    (async (request) => {
      const message = request.messages.at(-1)?.content ?? '';
      const content = questionIn(message) ?? message;
      const reading = json.parse(JSON.parse(await readExtractively(request)));
      const learnt = json.parse(
        JSON.parse(await head({ ...request, messages: [{ role: 'user', content }] })),
      );
      return JSON.stringify({ ...reading, ...learnt });
    })
  );
}
