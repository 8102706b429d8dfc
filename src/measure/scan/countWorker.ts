/** A thread that counts, beside the one that walks. */
import { setImmediate } from 'node:timers/promises';
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
  if (work.kind === 'document') {
    reading = reading.then(() => counter.countDocument(work));
    return;
  }
  counting = counting.then(async () => {
    await counter.count(work);
    // Else the process that reads documents would wait for the next one until all batches at hand are counted.
    await setImmediate();
  });
});
