/**
 * The web worker that reads documents which must be unpacked. It holds no state between documents and may be ended at
 * any moment. dist/pdfReader.js and dist/documentReader.js run before it in the same worker.
 */
import type { extractPacked } from '../../extract/extractPacked';
import type { ReadAnswer, ReadRequest } from './readMessages';
import { workerScope } from './workerScope';

const scope = workerScope<ReadRequest, ReadAnswer>();
const reader = (
  globalThis as unknown as { module: { exports: { extractPacked: typeof extractPacked } } }
).module.exports;
const cMaps = new Map<string, (bytes: Uint8Array | undefined) => void>();

scope.onmessage = ({ data }) => {
  if (data.kind === 'cMap') cMaps.get(data.file)?.(data.bytes);
  else void read(data);
};

async function read({
  bytes,
  container,
  format,
  representation,
}: Extract<ReadRequest, { kind: 'read' }>): Promise<void> {
  const extraction = await reader.extractPacked(
    { bytes, container, format },
    {
      representation,
      readCMap: async (file) => {
        const answered = new Promise<Uint8Array | undefined>((resolve) => cMaps.set(file, resolve));
        scope.postMessage({ kind: 'cMap', file });
        const found = await answered;
        if (!found) throw new Error(`There is no character map ${file}.`);
        return found;
      },
      onProgress: (progress) => scope.postMessage({ kind: 'progress', progress }),
    },
  );
  scope.postMessage({ kind: 'read', extraction });
}
