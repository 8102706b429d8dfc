/** The thread that counts what the extension host reads, where the host runs in Node. */
import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentExtractor } from '../../extract/process/documentExtractor';
import { serveContents } from '../contentServer';
import { instantiateWasm } from '../instantiateWasm';
import type { ContentAnswer, ContentRequest } from '../messages';

const port = parentPort;
if (port === null) throw new Error('Contents are counted only in a worker thread.');
const { processPath } = workerData as { readonly processPath: string };
const receive = serveContents({
  send: (answer: ContentAnswer) => port.postMessage(answer),
  instantiate: instantiateWasm,
  createReader: (representation) => {
    let extractor: DocumentExtractor | undefined;
    return async ({ path, bytes }, onProgress) => {
      const { DocumentExtractor } = await import('../../extract/process/documentExtractor');
      extractor ??= new DocumentExtractor({ processPath, representation });
      return extractor.extract({ name: path, bytes }, undefined, onProgress);
    };
  },
});
port.on('message', (request: ContentRequest) => receive(request));
