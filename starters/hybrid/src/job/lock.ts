import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Runs `act` while no other process of this machine does: two at once could both submit.
 * A lock whose process is gone (a kill) is taken over.
 */
export async function withLock<T>(file: string, act: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  await acquire(file);
  try {
    return await act();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  for (const retry of [true, false]) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (!retry || isAlive(holder)) {
        throw new Error(
          `process ${String(holder)} is at work on this job: wait for it, or delete ${file}`,
          { cause: error },
        );
      }
      await rm(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  // An empty file is a lock in the making, or one that a kill cut short: the safe answer is to wait.
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
