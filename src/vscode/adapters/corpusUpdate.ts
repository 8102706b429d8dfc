import type { FinishedScan } from './scanner';

/** A scan brought up to date. */
export interface CorpusUpdate {
  readonly finished: FinishedScan;
  /** Files that came, went or were counted otherwise since the scan, summed over all updates. */
  readonly changedFiles: number;
  /** Changed files that could not be counted again: the scan is that much behind. */
  readonly staleFiles: number;
}

/** Told of an update and of the scan that it takes the place of. */
export type OnUpdate = (update: CorpusUpdate, earlier: FinishedScan) => void;
