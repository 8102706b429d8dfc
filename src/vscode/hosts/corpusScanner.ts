import type { Duplicates } from '../../core/corpus/duplicates';
import type { SampledTokens } from '../../core/corpus/sampledTokens';
import type { Scan } from '../../core/corpus/scan';
import type { Representation } from '../../measure/extract/extraction';
import type { ScanRoot } from '../../measure/scan/roots';
import type { ScanProgress } from '../../measure/scan/scanProgress';

/** How a corpus shall be read, and who may stop it. */
export interface ScanRequest {
  readonly representation: Representation;
  readonly signal: AbortSignal;
}

/** What measures a corpus in the place where the extension runs. All of it ends at once when its signal aborts. */
export interface CorpusScanner {
  /** @throws {ScanCancelled} when it is cancelled */
  scan(
    roots: readonly ScanRoot[],
    request: ScanRequest & { readonly onProgress: (progress: ScanProgress) => void },
  ): Promise<Scan>;
  /** How large a large corpus is about to turn out; undefined for one that is counted as fast, or cannot be sampled. */
  estimate(roots: readonly ScanRoot[], request: ScanRequest): Promise<SampledTokens | undefined>;
  /** @throws {ScanCancelled} when it is cancelled */
  findDuplicates(
    scan: Scan,
    roots: readonly ScanRoot[],
    request: ScanRequest & { readonly onProgress: (done: number, total: number) => void },
  ): Promise<Duplicates>;
}
