/** The thread that inspects a dataset: rows are parsed and counted without a pause, however many they are. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadCounter } from '../scan/loadCounter';
import { inspectDataset } from './inspectDataset';
import type { InspectMessage, InspectRequest } from './inspectInThread';

const port = parentPort;
if (port === null) throw new Error('The inspection runs only as a worker thread.');
const { file, builtFolder, trainingFile } = workerData as InspectRequest;
const send = (message: InspectMessage): void => port.postMessage(message);

void inspectDataset(file, {
  counter: loadCounter(builtFolder, 'o200k_base'),
  ...(trainingFile === undefined ? {} : { trainingFile }),
  onProgress: (rows) => send({ kind: 'progress', rows }),
}).then(
  (inspection) => send({ kind: 'inspected', inspection }),
  (error: unknown) =>
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
);
