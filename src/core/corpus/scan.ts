import type { EncodingName } from '../tokens/counter';
import type { TokensByScript } from '../tokens/estimate';
import type { Script } from '../tokens/tokenRatios';
import type { Duplicates } from './duplicates';
import type { SecretPlace } from './secrets';

/** One file whose text was counted. */
export interface CountedFile {
  /** Path below the scanned folder, with `/` between its parts; below their names when several folders were scanned. */
  readonly path: string;
  /** What the file was read as, e.g. `markdown`. */
  readonly format: string;
  readonly bytes: number;
  /** Tokens of the file's text in the scan's encoding. */
  readonly tokens: number;
  /** The script that makes most of its tokens; absent where that is Latin. */
  readonly script?: Exclude<Script, 'latin'>;
  /** What was decided about its representation or encoding, one phrase each; absent where nothing was. */
  readonly assumptions?: readonly string[];
  /** Places that look like secrets; absent where there are none. */
  readonly secrets?: FileSecrets;
}

/** What looks like secrets in one file: all of it counted, the first places located. */
export interface FileSecrets {
  readonly count: number;
  readonly places: readonly SecretPlace[];
}

/** One entry that was found but not counted, and why. */
export interface SkippedFile {
  readonly path: string;
  /** The kind of reason, by which reports group, e.g. `scanned`. */
  readonly code: string;
  /** One clause that follows "was not counted:", e.g. `scanned, 12 pages, needs OCR`. */
  readonly reason: string;
}

/** What a scan of one or several folders found. Order is that of the walk: by path. */
export interface Scan {
  readonly encoding: EncodingName;
  readonly files: readonly CountedFile[];
  readonly skipped: readonly SkippedFile[];
  /** Files and whole folders left out by .gitignore, by settings, or because they are never part of a corpus. */
  readonly excluded: number;
  /** What the corpus says more than once; absent until somebody looked for it. */
  readonly duplicates?: Duplicates;
}

/** Sums over a scan. */
export interface ScanTotals {
  readonly files: number;
  readonly tokens: number;
  readonly bytes: number;
  readonly skipped: number;
  readonly excluded: number;
}

/** Tokens by the script of the files they are in: other tokenizers differ from the counted one script by script. */
export function totalScripts(files: readonly CountedFile[]): TokensByScript {
  const totals = { latin: 0, chinese: 0, japanese: 0, other: 0 };
  for (const { script = 'latin', tokens } of files) totals[script] += tokens;
  return totals;
}

/** Adds up a scan's files. */
export function totalScan(scan: Scan): ScanTotals {
  let tokens = 0;
  let bytes = 0;
  for (const file of scan.files) {
    tokens += file.tokens;
    bytes += file.bytes;
  }
  return {
    files: scan.files.length,
    tokens,
    bytes,
    skipped: scan.skipped.length,
    excluded: scan.excluded,
  };
}
