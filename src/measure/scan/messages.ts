import type { Scan } from '../../core/corpus/scan';
import type { ScanRoot } from './walk';

/** What a scan is asked for; travels to the worker as its start data. */
export interface ScanRequest {
  readonly roots: readonly ScanRoot[];
  /** Where the vocabulary files of the encodings are. */
  readonly vocabularyFolder: string;
}

/** How far a scan has come. */
export interface ScanProgress {
  readonly files: number;
  readonly tokens: number;
  /** The folder being read, as reported paths name it; empty at the root. */
  readonly folder: string;
}

/** What the worker sends: progress now and then, the result once. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'done'; readonly scan: Scan };
