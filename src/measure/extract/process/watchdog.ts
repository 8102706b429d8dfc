import { Worker } from 'node:worker_threads';

/** Resident memory at which the process ends itself; honest documents were seen to take up to 340 MB. */
export const residentBytesLimit = 1024 * 1024 * 1024;

/**
 * Ends this process when it outgrows its memory or its parent is gone. It watches from a thread because a
 * hostile document keeps the main thread busy, and because V8's heap limit does not bound array buffers.
 */
export function startWatchdog(): void {
  const watch = `
    const parent = ${process.ppid};
    setInterval(() => {
      let isOrphan = false;
      try { process.kill(parent, 0); } catch (error) { isOrphan = error.code === 'ESRCH'; }
      if (isOrphan || process.memoryUsage.rss() > ${residentBytesLimit}) process.kill(process.pid, 'SIGKILL');
    }, 100);`;
  new Worker(watch, { eval: true }).unref();
}
