import { sortBySaving, type DuplicateGroup } from './duplicates';
import { estimateSimilarity, signatureLength } from './minHash';

/** A text beside its MinHash signature. */
export interface SignedFile {
  readonly path: string;
  readonly tokens: number;
  readonly signature: Uint32Array;
}

/** Texts of at least this estimated similarity count as near-duplicates. */
export const nearSimilarity = 0.8;

/**
 * Rows of a band: two texts become candidates when they agree in a whole band. With 32 bands of 4, texts that are
 * 0.8 alike are missed once in ten million times, and texts that are 0.3 alike are compared once in four.
 */
const rowsPerBand = 4;

/**
 * Groups near-duplicates around the largest of them by locality-sensitive hashing: time and memory grow with the
 * number of texts, not with that of pairs, since each is compared with one other in each band.
 */
export function groupNearDuplicates(files: readonly SignedFile[]): DuplicateGroup[] {
  const ordered = [...files].sort((a, b) => b.tokens - a.tokens || (a.path < b.path ? -1 : 1));
  const members = new Map<SignedFile, SignedFile[]>();
  const assigned = new Set<SignedFile>();
  for (let band = 0; band < signatureLength; band += rowsPerBand) {
    const firsts = new Map<string, SignedFile>();
    for (const file of ordered) {
      if (assigned.has(file)) continue;
      const key = file.signature.subarray(band, band + rowsPerBand).join();
      const first = firsts.get(key);
      if (!first) {
        firsts.set(key, file);
      } else if (!members.has(file) && isNear(first, file)) {
        assigned.add(file);
        const others = members.get(first);
        if (others) others.push(file);
        else members.set(first, [file]);
      }
    }
  }
  return sortBySaving(
    [...members].map(([first, others]) => ({
      paths: [first.path, ...others.map(({ path }) => path).sort()],
      tokensSaved: others.reduce((sum, { tokens }) => sum + tokens, 0),
      similarity: others.reduce(
        (lowest, { signature }) => Math.min(lowest, estimateSimilarity(first.signature, signature)),
        1,
      ),
    })),
  );
}

function isNear(a: SignedFile, b: SignedFile): boolean {
  return estimateSimilarity(a.signature, b.signature) >= nearSimilarity;
}
