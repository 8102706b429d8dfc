import type { Progress } from '../extract/extraction';

/** How far a scan has come. */
export interface ScanProgress {
  readonly files: number;
  readonly tokens: number;
  /** The file being read, as reported paths name it. */
  readonly path: string;
  /** Within the document, where it has parts. */
  readonly within?: Progress;
  /** Which share of all files is done; absent until all are found. */
  readonly share?: number;
}

/** Thrown when a scan was cancelled; nothing of it remains. */
export class ScanCancelled extends Error {
  override readonly name = 'ScanCancelled';
}
