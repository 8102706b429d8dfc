import { Worker } from 'node:worker_threads';

/** Resident memory at which the process ends itself; honest documents were seen to take up to 340 MB. */
export const residentBytesLimit = 1024 * 1024 * 1024;

/** How the process ends itself for its memory: told from SIGKILL, by which others end it. */
export const memorySignal = 'SIGTERM';

/**
 * Ends this process when it outgrows its memory, or when whoever started it is gone: its standard input,
 * on which nothing is ever written, then ends. It watches from a thread, because a hostile document keeps the
 * main thread busy, and V8's heap limit does not bound array buffers.
 */
export function startWatchdog(): Worker {
  const watch = `
    const end = (signal) => process.kill(process.pid, signal);
    require('node:fs').read(0, Buffer.alloc(1), 0, 1, null, (error) => {
      if (!error || error.code === 'EOF') end('SIGKILL');
    });
    setInterval(() => {
      if (process.memoryUsage.rss() > ${residentBytesLimit}) end('${memorySignal}');
    }, 100);`;
  const worker = new Worker(watch, { eval: true });
  worker.unref();
  return worker;
}
