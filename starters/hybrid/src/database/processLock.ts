import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import * as z from 'zod';
import { StarterError } from '../errors.ts';

const holder = z.object({ pid: z.int().positive(), host: z.string(), since: z.string() });
type Holder = z.infer<typeof holder>;

export interface ProcessLock {
  release(): void;
}

/** Lock files this process holds: its own process id in a file does not make the file stale. */
const held = new Set<string>();

/**
 * Takes the lock file at `path`, or throws a StarterError that names who holds it.
 * PGlite itself locks nothing: two processes that open one folder lose each other's writes.
 * The file of a process that died (kill -9) is taken over.
 */
export function takeProcessLock(path: string): ProcessLock {
  mkdirSync(dirname(path), { recursive: true });
  if (!tryCreate(path)) {
    const other = readHolder(path);
    if (other !== undefined && isAlive(other, path)) throw inUse(path, other);
    takeOver(path);
  }
  held.add(path);
  return {
    release: () => {
      if (held.delete(path)) rmSync(path, { force: true });
    },
  };
}

/** Creates the complete file in one step: link() fails where it exists, and no reader sees half of it. */
function tryCreate(path: string): boolean {
  const draft = `${path}.${String(process.pid)}`;
  const content: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
  };
  writeFileSync(draft, JSON.stringify(content));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Replaces a dead process's lock. Two processes may find it dead at once, so that
 * only the one that holds `<path>.takeover` removes it, after a second look.
 */
function takeOver(path: string): void {
  const guard = `${path}.takeover`;
  if (!tryCreate(guard)) throw inUse(guard, readHolder(guard));
  try {
    const other = readHolder(path);
    if (other !== undefined && isAlive(other, path)) throw inUse(path, other);
    rmSync(path, { force: true });
    if (!tryCreate(path)) throw inUse(path, readHolder(path));
  } finally {
    rmSync(guard, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the holder may still write. A process on another machine cannot be asked: it counts as alive. */
function isAlive({ pid, host }: Holder, path: string): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

function inUse(path: string, other: Holder | undefined): StarterError {
  const who =
    other === undefined
      ? 'another process'
      : `process ${String(other.pid)} on ${other.host} (since ${other.since})`;
  return new StarterError(
    'configuration',
    `The index is in use by ${who}. Stop it, or set DATABASE_URL to share one PostgreSQL server. If that process no longer exists, delete ${path}`,
  );
}

function errorCode(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
