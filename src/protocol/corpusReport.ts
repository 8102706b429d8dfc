import * as z from 'zod/mini';
import type { CorpusReport } from '../core/corpus/report';

/** Everything the corpus report shows. */
export interface CorpusReportSnapshot {
  readonly kind: 'snapshot';
  readonly folders: readonly string[];
  /** When it was measured, ISO 8601. */
  readonly at: string;
  readonly durationMs: number;
  /** What the reader must know about how it was measured; sentences. */
  readonly notes: readonly string[];
  readonly report: CorpusReport;
}

const path = z.string();

/** What the corpus report asks of the host. Paths are those of the report, never of the disk. */
export const corpusReportIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('open'), path, line: z.optional(z.int().check(z.positive())) }),
  z.object({ kind: z.literal('reveal'), path }),
  z.object({ kind: z.literal('rescan') }),
  z.object({ kind: z.literal('copy'), format: z.enum(['markdown', 'json']) }),
]);
export type CorpusReportIntent = z.infer<typeof corpusReportIntent>;
