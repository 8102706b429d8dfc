/** A thread that counts: reads and counts text without pause, and leaves packed documents to a process of its own. */
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../extract/extraction';
import type { DocumentExtractor } from '../extract/process/documentExtractor';
import { createFileCounter } from './countFile';
import { loadCounter } from './loadCounter';
import type { CountBatch, CountMessage, CountRequest, FileOutcome } from './messages';

const progressIntervalMs = 100;

const port = parentPort;
if (port === null) throw new Error('The counting runs only as a worker thread.');
const { builtFolder, encoding, representation, hashDocuments } = workerData as CountRequest;

const countFile = createFileCounter({
  counter: loadCounter(builtFolder, encoding),
  loadExtractor,
  representation,
  hashDocuments,
});
let last: Promise<void> = Promise.resolve();
let countedFiles = 0;
let countedTokens = 0;
let reportedAt = performance.now();

port.on('message', (message: CountBatch) => {
  last = last.then(() => countBatch(message));
});

/** Loaded with the first document that needs it: most folders have none, and it would delay the first file. */
async function loadExtractor(): Promise<DocumentExtractor> {
  const { DocumentExtractor } = await import('../extract/process/documentExtractor');
  const processPath = path.join(builtFolder, 'extractProcess.js');
  return new DocumentExtractor({ processPath, representation });
}

async function countBatch({ batch, files }: CountBatch): Promise<void> {
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    report(file.path);
    const result = countFile(file, (within) => report(file.path, within));
    // Plain text is counted at once; awaiting it all the same would cost a turn of the loop for every file.
    const outcome = result instanceof Promise ? await result : result;
    outcomes.push(outcome);
    if ('tokens' in outcome.count) {
      countedFiles += 1;
      countedTokens += outcome.count.tokens;
    }
  }
  send({ kind: 'counted', batch, outcomes });
}

function report(filePath: string, within?: Progress): void {
  const now = performance.now();
  if (now - reportedAt < progressIntervalMs) return;
  reportedAt = now;
  send({
    kind: 'progress',
    files: countedFiles,
    tokens: countedTokens,
    path: filePath,
    ...(within ? { within } : {}),
  });
}

function send(message: CountMessage): void {
  port?.postMessage(message);
}
