import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { CacheEntry } from './cacheEntry';

const extension = '.counts';
const unfinished = '.part';
const keptFiles = 40;
const keptBytes = 200_000_000;
/** A temporary file this old was left behind by a scan that was ended. */
const abandonedMs = 3_600_000;

/** Where the counts of one root are kept; every part of the key has a file of its own. */
export function cacheFilePath(folder: string, key: readonly unknown[]): string {
  return path.join(folder, `${sha256(JSON.stringify(key)).slice(0, 32)}${extension}`);
}

/** The entries of a cache file; none where it is absent, damaged or not ours. */
export function readCacheFile(file: string): Map<string, CacheEntry> {
  try {
    const text = readFileSync(file, 'utf8');
    const body = text.slice(text.indexOf('\n') + 1);
    if (text !== seal(body)) return new Map();
    // The seal says that this very program wrote it: its shape needs no parsing.
    return new Map(Object.entries(JSON.parse(body) as Record<string, CacheEntry>));
  } catch {
    // Whatever is wrong with it, the files themselves still say the same: they are counted again.
    return new Map();
  }
}

/**
 * Replaces a cache file at once, so that who reads it meanwhile sees the old or the new one whole, and drops the
 * files that were used longest ago once there are too many.
 * @throws where the folder cannot be written
 */
export function writeCacheFile(file: string, entries: ReadonlyMap<string, CacheEntry>): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const part = `${file}.${randomUUID()}${unfinished}`;
  try {
    writeFileSync(part, seal(JSON.stringify(Object.fromEntries(entries))));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  dropOldFiles(folder);
}

/** The body below its own hash: a file that was cut off or changed does not match. */
function seal(body: string): string {
  return `${sha256(body)}\n${body}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function dropOldFiles(folder: string): void {
  const now = Date.now();
  const found = readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? [{ file, size: stats.size, mtimeMs: stats.mtimeMs }] : [];
  });
  const kept = found
    .filter(({ file }) => file.endsWith(extension))
    .sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  const dropped = kept.filter(({ size }, index) => {
    bytes += size;
    return index > 0 && (index >= keptFiles || bytes > keptBytes);
  });
  const abandoned = found.filter(
    ({ file, mtimeMs }) => file.endsWith(unfinished) && now - mtimeMs > abandonedMs,
  );
  for (const { file } of [...dropped, ...abandoned]) rmSync(file, { force: true });
}
