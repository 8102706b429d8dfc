/** The web worker that counts what the extension host reads. */
import { serveContents } from '../contentServer';
import { instantiateWasm } from '../instantiateWasm';
import type { ContentAnswer, ContentRequest } from '../messages';
import { PackedReader } from './packedReader';
import { workerScope } from './workerScope';

const scope = workerScope<ContentRequest, ContentAnswer>();
const receive = serveContents({
  send: (answer) => scope.postMessage(answer),
  instantiate: instantiateWasm,
  createReader: (representation, readBuilt) => {
    const reader = new PackedReader(representation, readBuilt);
    return (document, onProgress) => reader.read(document, onProgress);
  },
});
scope.onmessage = ({ data }) => receive(data);
