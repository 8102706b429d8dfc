import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { inspectDatasetFile } from '../dataset/inspectFile';
import type { EvidenceFiles } from './evidenceFiles';

/** The files below a folder of this machine's disk. */
export function filesOnDisk(root: string): EvidenceFiles {
  return {
    inspect: (file, signal) => inspectDatasetFile(path.join(root, file), signal),
    readText: async (file, largestBytes) => {
      const absolute = path.join(root, file);
      const stats = await stat(absolute).catch(() => undefined);
      if (!stats || stats.size > largestBytes) return undefined;
      const text = await readFile(absolute, 'utf8').catch(() => '');
      return { text, modifiedAt: stats.mtime };
    },
  };
}
