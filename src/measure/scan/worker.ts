/** The scan's worker thread: reads and counts without pause, so that nothing else has to wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { performance } from 'node:perf_hooks';
import type { CountedFile, SkippedFile } from '../../core/corpus/scan';
import { createFileReader } from './readFile';
import { loadCounter } from './loadCounter';
import type { ScanRequest, WorkerMessage } from './messages';
import { walk, type WalkedEntry } from './walk';

const progressIntervalMs = 100;

function scan(request: ScanRequest, send: (message: WorkerMessage) => void): void {
  const counter = loadCounter(request.vocabularyFolder, 'o200k_base');
  const readFile = createFileReader();
  const files: CountedFile[] = [];
  const skipped: SkippedFile[] = [];
  let excluded = 0;
  let tokens = 0;
  let reportedAt = performance.now();

  const take = (entry: WalkedEntry): void => {
    if (entry.kind === 'excluded') {
      excluded += 1;
    } else if (entry.kind === 'skipped') {
      skipped.push({ path: entry.path, reason: entry.reason });
    } else {
      const content = readFile(entry.absolutePath);
      if (content.kind === 'skipped') {
        skipped.push({ path: entry.path, reason: content.reason });
        return;
      }
      const fileTokens = counter.count(content.utf8);
      tokens += fileTokens;
      files.push({
        path: entry.path,
        format: content.format,
        bytes: content.bytes,
        tokens: fileTokens,
      });
    }
  };

  for (const root of request.roots) {
    for (const entry of walk(root)) {
      const now = performance.now();
      if (now - reportedAt >= progressIntervalMs) {
        reportedAt = now;
        const folder = entry.path.slice(0, Math.max(0, entry.path.lastIndexOf('/')));
        send({ kind: 'progress', progress: { files: files.length, tokens, folder } });
      }
      take(entry);
    }
  }
  send({ kind: 'done', scan: { encoding: counter.encoding, files, skipped, excluded } });
}

const port = parentPort;
if (port === null) throw new Error('The scan worker runs only as a worker thread.');
scan(workerData as ScanRequest, (message) => port.postMessage(message));
