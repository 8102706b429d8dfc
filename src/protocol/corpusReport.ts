import * as z from 'zod/mini';
import type { CorpusCalculation } from '../core/corpus/calculation';
import type { FolderListing } from '../core/corpus/folderListing';
import type { CorpusReport } from '../core/corpus/report';
import type { SampledTokens } from '../core/corpus/sampledTokens';
import type { Fact } from '../core/plan/fact';
import type { FactKind } from '../core/plan/factKind';

/** How the total is known. */
export type Measurement =
  | { readonly kind: 'counted'; readonly durationMs: number }
  /** Every file is counted; since the scan some were counted again. */
  | { readonly kind: 'updated'; readonly changedFiles: number }
  /** The count is under way: nothing but this is known. */
  | { readonly kind: 'estimated'; readonly estimate: SampledTokens };

/** How far something that is looked for in the background has come. */
export type Search = 'underWay' | 'done' | 'cancelled';

/** How much of the corpus changes in a month. */
export type MonthlyChange =
  | { readonly kind: 'measuring' }
  | { readonly kind: 'measured'; readonly fact: Fact<number> }
  /** `remedy` says what to do about it. */
  | { readonly kind: 'unknown'; readonly why: string; readonly remedy: string };

/** One number that the costs rest on, and how it is known. */
export interface CostBasis {
  readonly label: string;
  readonly text: string;
  readonly kind: FactKind;
  /** Why it is assumed, or where it comes from. */
  readonly reason?: string;
}

/** What the view has chosen; the host keeps it, so that a view that is hidden or moved finds it again. */
export const reportChoices = z
  .object({
    selection: z
      .array(z.object({ path: z.string(), included: z.boolean() }))
      .check(z.maxLength(5_000)),
    chunkTokens: z.int().check(z.gte(1), z.lte(1_000_000)),
    overlapTokens: z.int().check(z.gte(0), z.lte(1_000_000)),
    chatModel: z.string().check(z.minLength(1)),
  })
  .check(
    z.refine(({ chunkTokens, overlapTokens }) => overlapTokens < chunkTokens, {
      error: 'the overlap must be shorter than the chunk',
    }),
  );
export type ReportChoices = z.infer<typeof reportChoices>;

/** Everything the corpus report shows. */
export interface CorpusReportSnapshot {
  readonly kind: 'snapshot';
  readonly folders: readonly string[];
  /** When it was measured, ISO 8601. */
  readonly at: string;
  readonly measurement: Measurement;
  /** Files that have changed since and are not counted again; the report is that much behind. */
  readonly staleFiles: number;
  /** What the reader must know about how it was measured; sentences. */
  readonly notes: readonly string[];
  /** Of the whole scan, whatever is left out; what depends on that is in `calculation`. */
  readonly report: Omit<CorpusReport, 'fit' | 'chunkPlans' | 'formats'>;
  readonly duplicates: Search;
  readonly change: MonthlyChange;
  readonly choices: ReportChoices;
  /** What follows from the choices. */
  readonly calculation: CorpusCalculation;
  /** The folder that the map shows. */
  readonly listing: FolderListing;
  /** The plan that the corpus is priced by, as the workspace names it; absent where the defaults are used. */
  readonly plan?: string;
  /** Plans of the workspace. */
  readonly planCount: number;
  readonly basis: readonly CostBasis[];
  /** The chat models to choose from. */
  readonly chatModels: readonly {
    readonly id: string;
    readonly name: string;
    readonly provider: string;
  }[];
}

const path = z.string();

/** What the corpus report tells the host to do. Paths are those of the report, never of the disk. */
export const corpusReportIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('open'), path, line: z.optional(z.int().check(z.positive())) }),
  z.object({ kind: z.literal('reveal'), path }),
  z.object({ kind: z.literal('rescan') }),
  z.object({ kind: z.literal('copy'), format: z.enum(['markdown', 'json']) }),
  z.object({ kind: z.literal('openSettings') }),
  z.object({ kind: z.literal('choosePlan') }),
  z.object({ kind: z.literal('openPlan') }),
]);
export type CorpusReportIntent = z.infer<typeof corpusReportIntent>;

/** What the corpus report asks the host for. */
export const corpusReportRequests = {
  calculate: reportChoices,
  listFolder: z.object({ path, from: z.int().check(z.gte(0)) }),
  /** Writes the corpus' facts, folders and exclusions into a plan. */
  useInPlan: z.object({}),
  /** Writes the exclusions into a plan, nothing else. */
  keepExcluding: z.object({}),
};
export type CorpusReportRequests = typeof corpusReportRequests;

export interface CorpusReportResults {
  readonly calculate: CorpusCalculation;
  readonly listFolder: FolderListing;
  readonly useInPlan: WrittenPlan;
  readonly keepExcluding: WrittenPlan;
}

/** The plan that was written; absent where the user chose none or it could not be written, which the host says. */
export interface WrittenPlan {
  readonly plan?: string;
}
