/** The thread that walks, beside those that count. */
import { parentPort, workerData } from 'node:worker_threads';
import { prepareWalk } from './corpusWalk';
import type { KeepMessage, WalkMessage, WalkRequest } from './messages';

const port = parentPort;
if (port === null) throw new Error('The walk runs only as a worker thread.');

const walk = prepareWalk(workerData as WalkRequest);
void walk.then((prepared) => {
  port.on('message', (message: KeepMessage) => {
    const answer = prepared.keep(message);
    if (answer) send(answer);
  });
  for (const message of prepared.batches()) send(message);
});

function send(message: WalkMessage): void {
  port?.postMessage(message);
}
