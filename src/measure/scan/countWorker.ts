/** A thread that counts, beside the one that walks. */
import { parentPort, workerData } from 'node:worker_threads';
import { BatchCounter } from './batchCounter';
import type { CountBatch, CountRequest } from './messages';

const port = parentPort;
if (port === null) throw new Error('The counting runs only as a worker thread.');

const counter = new BatchCounter(workerData as CountRequest, (message) =>
  port.postMessage(message),
);
let last: Promise<void> = Promise.resolve();
port.on('message', (batch: CountBatch) => {
  last = last.then(() => counter.count(batch));
});
