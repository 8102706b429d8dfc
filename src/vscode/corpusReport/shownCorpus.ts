import type { CorpusReport } from '../../core/corpus/report';
import type { Measurement, Search } from '../../protocol/corpusReport';
import type { FinishedScan } from '../adapters/scanner';

/** What a corpus report is about. */
export interface ShownCorpus {
  readonly finished: FinishedScan;
  /** The scanned folders, as the user knows them. */
  readonly folders: readonly string[];
  readonly report: CorpusReport;
  readonly measurement: Measurement;
  readonly duplicates: Search;
  /** Files that have changed since and are not counted again. */
  readonly staleFiles: number;
}
