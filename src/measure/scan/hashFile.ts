import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 1024 * 1024;

/** SHA-256 of a file's content, in little memory whatever its size; undefined where it cannot be read. */
export function hashFile(absolutePath: string): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(absolutePath, 'r');
    const hash = createHash('sha256');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    for (let read = -1; read !== 0;) {
      read = readSync(file, chunk, 0, chunk.length, null);
      hash.update(chunk.subarray(0, read));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
