import { estimateFolders } from '../../measure/sample/sampleFolders';
import { findDuplicates } from '../../measure/scan/findDuplicates';
import { isOnDisk } from '../../measure/scan/location';
import type { ScanRoot } from '../../measure/scan/roots';
import { scanFolders } from '../../measure/scan/scanFolders';
import type { CorpusScanner } from './corpusScanner';

/** The same corpus gives the same estimate. */
const estimateSeed = 1;

/**
 * Scans this machine's disk, and virtual workspaces through what reads them.
 * @param builtFolder where the threads were built
 * @param cacheFolder where counts are kept
 * @param loadTreeScanner called where something does not lie on the disk
 */
export function diskScanner(
  builtFolder: string,
  cacheFolder: string,
  loadTreeScanner: () => Promise<CorpusScanner>,
): CorpusScanner {
  const areOnDisk = (roots: readonly ScanRoot[]): boolean =>
    roots.every(({ absolutePath }) => isOnDisk(absolutePath));
  return {
    scan: async (roots, request) =>
      areOnDisk(roots)
        ? scanFolders(roots, { ...request, builtFolder, cacheFolder })
        : (await loadTreeScanner()).scan(roots, request),
    estimate: async (roots, request) =>
      areOnDisk(roots)
        ? estimateFolders(roots, { ...request, builtFolder, seed: estimateSeed })
        : undefined,
    findDuplicates: async (scan, roots, { onProgress, ...request }) =>
      areOnDisk(roots)
        ? findDuplicates(scan, roots, {
            ...request,
            builtFolder,
            onProgress: ({ done, total }) => onProgress(done, total),
          })
        : (await loadTreeScanner()).findDuplicates(scan, roots, { ...request, onProgress }),
  };
}
