/** The thread that walks: finds files as fast as the disk tells, hands them on in batches, and keeps their counts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SkippedFile } from '../../core/corpus/scan';
import type { CountCache } from './cache';
import type { FoundFile, KeepMessage, WalkMessage, WalkRequest } from './messages';
import { walk } from './walk';

/** Large enough to make messages cheap, small enough to keep all counting threads busy to the end. */
const filesPerBatch = 64;

/** A file that is to be counted, with the cache that wants to know its count. */
interface Awaited {
  readonly file: FoundFile;
  readonly cache: CountCache;
}

const port = parentPort;
if (port === null) throw new Error('The walk runs only as a worker thread.');
const { roots, cache: kept } = workerData as WalkRequest;
const caches: CountCache[] = [];
const awaited = new Map<number, readonly Awaited[]>();

port.on('message', (message: KeepMessage) => {
  if (message.kind === 'counted') {
    awaited.get(message.batch)?.forEach(({ file, cache }, index) => {
      const outcome = message.outcomes[index];
      if (outcome && !file.known) cache.add(file, outcome);
    });
    awaited.delete(message.batch);
  } else {
    for (const cache of caches) cache.save();
    send({ kind: 'saved' });
  }
});
void walkAll();

async function walkAll(): Promise<void> {
  // What it needs takes as long to load as a small folder takes to walk.
  const { CountCache } = kept ? await import('./cache') : {};
  let files: FoundFile[] = [];
  let skipped: SkippedFile[] = [];
  let excluded = 0;
  let batch = 0;
  let toKeep: Awaited[] = [];
  const sendBatch = (): void => {
    if (toKeep.some(({ file }) => !file.known)) awaited.set(batch, toKeep);
    send({ kind: 'batch', batch, files, skipped, excluded });
    batch += 1;
    files = [];
    skipped = [];
    excluded = 0;
    toKeep = [];
  };
  for (const root of roots) {
    const cache = kept && CountCache && new CountCache(kept.folder, root, kept.rules);
    if (cache) caches.push(cache);
    for (const entry of walk(root)) {
      if (entry.kind === 'file') {
        const { absolutePath, path } = entry;
        const file = cache?.find(absolutePath, path) ?? { absolutePath, path };
        files.push(file);
        if (cache) toKeep.push({ file, cache });
      } else if (entry.kind === 'skipped')
        skipped.push({ path: entry.path, code: entry.code, reason: entry.reason });
      else excluded += 1;
      if (files.length === filesPerBatch) sendBatch();
    }
  }
  sendBatch();
  send({ kind: 'walked' });
}

function send(message: WalkMessage): void {
  port?.postMessage(message);
}
