import type { CorpusChunkPlan } from './chunkPlan';
import type { Duplicates } from './duplicates';
import type { CorpusMeasures } from './report';
import type { FileSecrets, Scan } from './scan';

/** A scan as machines read it; the format is stable, and documented in the README. */
export interface ScanJson {
  readonly encoding: string;
  readonly totals: {
    readonly files: number;
    readonly tokens: number;
    readonly bytes: number;
    readonly skipped: number;
    readonly excluded: number;
  };
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly tokens: number;
    readonly bytes: number;
    readonly assumptions?: readonly string[];
    /** Where something looks like a secret; absent where nothing does. */
    readonly secrets?: FileSecrets;
  }[];
  readonly skipped: readonly {
    readonly path: string;
    readonly code: string;
    readonly reason: string;
  }[];
  readonly fit: readonly {
    readonly model: string;
    readonly contextWindow: number;
    readonly usableTokens: number;
    /** The corpus in the model's own tokens, and how that is known. */
    readonly corpusTokens: {
      readonly low: number;
      readonly likely: number;
      readonly high: number;
      readonly method: string;
    };
    /** `null` = too close to call. */
    readonly fits: boolean | null;
  }[];
  readonly chunkPlans: readonly CorpusChunkPlan[];
  /** Absent where nobody looked for duplicates. */
  readonly duplicates?: Duplicates;
}

/** Puts a scan and what it comes to into the documented JSON. */
export function reportToJson(scan: Scan, report: CorpusMeasures): ScanJson {
  return {
    encoding: scan.encoding,
    totals: report.totals,
    files: scan.files,
    skipped: scan.skipped,
    fit: report.fit.map(({ model, usableTokens, corpus, verdict }) => ({
      model: model.id,
      contextWindow: model.contextWindow.value,
      usableTokens,
      corpusTokens: {
        low: corpus.low,
        likely: corpus.likely,
        high: corpus.high,
        method: corpus.method,
      },
      fits: verdict === 'too close to call' ? null : verdict === 'fits',
    })),
    chunkPlans: report.chunkPlans,
    ...(scan.duplicates ? { duplicates: scan.duplicates } : {}),
  };
}
