import type { CountedFile, SkippedFile } from '../../core/corpus/scan';
import type { FileCount } from './messages';

/** What a file gave when it was counted; its path is the entry's key. */
type CachedCount = Omit<CountedFile, 'path'> | Omit<SkippedFile, 'path'>;

/** One file as it was when it was counted. */
export interface CacheEntry {
  readonly size: number;
  readonly mtimeMs: number;
  /** SHA-256 of the content, for documents whose reading costs more than hashing them. */
  readonly contentHash?: string;
  readonly count: CachedCount;
}

/** Reasons that may be gone at the next look at an unchanged file: these are never remembered. */
const passingReasons = new Set(['unreadable', 'timed-out', 'out-of-memory']);

/** The count without its path, or undefined where it must not be remembered. */
export function toCachedCount(count: FileCount): CachedCount | undefined {
  if ('code' in count) {
    const { code, reason } = count;
    return passingReasons.has(code) ? undefined : { code, reason };
  }
  const { format, bytes, tokens, script, assumptions, secrets } = count;
  return {
    format,
    bytes,
    tokens,
    ...(script ? { script } : {}),
    ...(assumptions ? { assumptions } : {}),
    ...(secrets ? { secrets } : {}),
  };
}
