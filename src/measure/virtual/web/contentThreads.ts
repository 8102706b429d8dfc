import type { ContentThreads } from '../contentPool';
import type { ContentAnswer, ContentRequest } from '../messages';
import { startWorker } from './workerScope';

const mostThreads = 4;

/** Web workers. @param readBuilt reads a file that was built */
export function webContentThreads(
  readBuilt: (file: string) => Promise<Uint8Array>,
): ContentThreads {
  const { navigator } = globalThis as { navigator?: { readonly hardwareConcurrency?: number } };
  return {
    most: Math.min(mostThreads, navigator?.hardwareConcurrency ?? 1),
    readBuilt,
    start: async ({ receive, fail }) => {
      const code = await readBuilt('web/contentWorker.js');
      const worker = startWorker<ContentAnswer, ContentRequest>([code]);
      worker.onmessage = ({ data }) => receive(data);
      worker.onerror = ({ message }) => fail(new Error(message ?? 'A counting worker failed.'));
      return {
        send: (request) =>
          request.kind === 'count'
            ? worker.postMessage(request, [request.bytes.buffer])
            : worker.postMessage(request),
        end: () => worker.terminate(),
      };
    },
  };
}
