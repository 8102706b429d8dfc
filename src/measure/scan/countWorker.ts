/** A thread that counts, beside the one that walks. */
import { parentPort, workerData } from 'node:worker_threads';
import { BatchCounter } from './batchCounter';
import type { CountRequest, CountWork } from './messages';

const port = parentPort;
if (port === null) throw new Error('The counting runs only as a worker thread.');

const counter = new BatchCounter(workerData as CountRequest, (message) =>
  port.postMessage(message),
);
let counting: Promise<void> = Promise.resolve();
let reading: Promise<void> = Promise.resolve();
port.on('message', (work: CountWork) => {
  if (work.kind === 'batch') counting = counting.then(() => counter.count(work));
  else reading = reading.then(() => counter.countDocument(work));
});
