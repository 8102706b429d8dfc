/** The thread that walks: finds files as fast as the disk tells, and hands them on in batches. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SkippedFile } from '../../core/corpus/scan';
import type { FoundFile, WalkMessage, WalkRequest } from './messages';
import { walk } from './walk';

/** Large enough to make messages cheap, small enough to keep all counting threads busy to the end. */
const filesPerBatch = 64;

function walkAll({ roots }: WalkRequest, send: (message: WalkMessage) => void): void {
  let files: FoundFile[] = [];
  let skipped: SkippedFile[] = [];
  let excluded = 0;
  const sendBatch = (): void => {
    send({ kind: 'batch', files, skipped, excluded });
    files = [];
    skipped = [];
    excluded = 0;
  };
  for (const root of roots) {
    for (const entry of walk(root)) {
      if (entry.kind === 'file') files.push({ absolutePath: entry.absolutePath, path: entry.path });
      else if (entry.kind === 'skipped')
        skipped.push({ path: entry.path, code: entry.code, reason: entry.reason });
      else excluded += 1;
      if (files.length === filesPerBatch) sendBatch();
    }
  }
  sendBatch();
  send({ kind: 'walked' });
}

const port = parentPort;
if (port === null) throw new Error('The walk runs only as a worker thread.');
walkAll(workerData as WalkRequest, (message) => port.postMessage(message));
