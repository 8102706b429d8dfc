import type { IsoDay } from '../catalog/catalogNumber';
import type { FitModel } from '../catalog/fitModels';
import type { EncodingName } from '../tokens/counter';
import type { Calibrations } from '../tokens/estimate';
import { planChunks, usualChunkSettings, type CorpusChunkPlan } from './chunkPlan';
import type { DuplicateGroup, Duplicates } from './duplicates';
import { fitModels, type Fit, type ReservedTokens } from './fit';
import { largestFiles, totalFolders, type FolderTotal } from './folders';
import type { SecretPlace } from './secrets';
import {
  totalScan,
  totalScripts,
  type CountedFile,
  type Scan,
  type ScanTotals,
  type SkippedFile,
} from './scan';

/** A scan made readable: sums, the largest parts, and whether it fits each model's context window. */
export interface CorpusReport {
  readonly encoding: EncodingName;
  readonly totals: ScanTotals;
  readonly reserved: ReservedTokens;
  /** Those of this very corpus that `fit` rests on. */
  readonly calibrations: Calibrations;
  readonly fit: readonly Fit[];
  readonly largestFolders: readonly FolderTotal[];
  readonly largestFiles: readonly CountedFile[];
  readonly formats: readonly FormatTotal[];
  readonly assumptions: readonly Assumption[];
  readonly skipped: readonly SkippedGroup[];
  /** One for each usual size of chunks. */
  readonly chunkPlans: readonly CorpusChunkPlan[];
  readonly secrets: SecretsSummary;
  /** Absent where nobody looked for duplicates yet. */
  readonly duplicates?: DuplicatesSummary;
}

/** What looks like secrets: all of it counted, the first places by file and line. */
export interface SecretsSummary {
  readonly count: number;
  readonly files: number;
  readonly places: readonly (SecretPlace & { readonly path: string })[];
}

/** What the corpus says more than once. */
export interface DuplicatesSummary {
  readonly exact: DuplicateSummary;
  readonly near: DuplicateSummary;
}

/** Duplicates of one kind: all of them in numbers, the groups with the most to save by name. */
export interface DuplicateSummary {
  /** Files beyond the one of each group that would be kept. */
  readonly files: number;
  readonly tokensSaved: number;
  readonly groups: readonly DuplicateGroup[];
  readonly groupCount: number;
}

/** Files that were skipped for one kind of reason. */
export interface SkippedGroup {
  readonly code: string;
  readonly count: number;
  /** The first of them, so that a report of many thousand stays small. */
  readonly examples: readonly SkippedFile[];
}

/** Something that was decided about how text is represented, and for how many files. */
export interface Assumption {
  readonly phrase: string;
  readonly files: number;
}

/** A format and what it adds to the corpus. */
export interface FormatTotal {
  readonly format: string;
  readonly files: number;
  readonly tokens: number;
}

const listedFolders = 200;
const listedFiles = 100;
const listedSkipped = 20;
const listedSecrets = 100;
const listedGroups = 20;
const listedPaths = 20;

/** What a scan comes to, without what names its parts. */
export type CorpusMeasures = Pick<
  CorpusReport,
  'encoding' | 'totals' | 'reserved' | 'calibrations' | 'fit' | 'chunkPlans'
>;

/** Sums a scan up and sets it beside each model's context window. Calibrations are of this very corpus. */
export function measureCorpus(
  scan: Scan,
  models: readonly FitModel[],
  reserved: ReservedTokens,
  today: IsoDay,
  calibrations: Calibrations = {},
): CorpusMeasures {
  return {
    encoding: scan.encoding,
    totals: totalScan(scan),
    reserved,
    calibrations,
    fit: fitModels(totalScripts(scan.files), models, reserved, today, calibrations),
    chunkPlans: usualChunkSettings.map((settings) => planChunks(scan.files, settings)),
  };
}

/** Builds the report on a scan; its lists are cut to what a person reads, its totals never. Calibrations are of this very corpus. */
export function reportCorpus(
  scan: Scan,
  models: readonly FitModel[],
  reserved: ReservedTokens,
  today: IsoDay,
  calibrations: Calibrations = {},
): CorpusReport {
  return {
    ...measureCorpus(scan, models, reserved, today, calibrations),
    largestFolders: totalFolders(scan.files)
      .filter((folder) => folder.path !== '')
      .slice(0, listedFolders),
    largestFiles: largestFiles(scan.files, listedFiles),
    formats: totalFormats(scan.files),
    assumptions: countAssumptions(scan.files),
    skipped: groupSkipped(scan.skipped),
    secrets: summarizeSecrets(scan.files),
    ...(scan.duplicates ? { duplicates: summarizeDuplicates(scan.duplicates) } : {}),
  };
}

function summarizeSecrets(files: readonly CountedFile[]): SecretsSummary {
  const found = files.flatMap(({ path, secrets }) => (secrets ? [{ path, ...secrets }] : []));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    files: found.length,
    places: found
      .flatMap(({ path, places }) => places.map((place) => ({ path, ...place })))
      .slice(0, listedSecrets),
  };
}

function summarizeDuplicates({ exact, near }: Duplicates): DuplicatesSummary {
  const summarize = (groups: readonly DuplicateGroup[]): DuplicateSummary => ({
    files: groups.reduce((sum, { paths }) => sum + paths.length - 1, 0),
    tokensSaved: groups.reduce((sum, { tokensSaved }) => sum + tokensSaved, 0),
    groups: groups
      .slice(0, listedGroups)
      .map((group) => ({ ...group, paths: group.paths.slice(0, listedPaths) })),
    groupCount: groups.length,
  });
  return { exact: summarize(exact), near: summarize(near) };
}

/** Groups skipped files by the kind of reason, the most frequent first. */
function groupSkipped(skipped: readonly SkippedFile[]): SkippedGroup[] {
  const groups = new Map<string, { count: number; examples: SkippedFile[] }>();
  for (const file of skipped) {
    const group = groups.get(file.code) ?? { count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < listedSkipped) group.examples.push(file);
    groups.set(file.code, group);
  }
  return [...groups]
    .map(([code, group]) => ({ code, ...group }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** What was assumed about representation, by the number of files it concerns. */
function countAssumptions(files: readonly CountedFile[]): Assumption[] {
  const counts = new Map<string, number>();
  for (const phrase of files.flatMap((file) => file.assumptions ?? [])) {
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts]
    .map(([phrase, count]) => ({ phrase, files: count }))
    .sort((a, b) => b.files - a.files || (a.phrase < b.phrase ? -1 : 1));
}

/** Totals by format, the most tokens first. */
export function totalFormats(files: readonly CountedFile[]): FormatTotal[] {
  const totals = new Map<string, { files: number; tokens: number }>();
  for (const { format, tokens } of files) {
    const total = totals.get(format) ?? { files: 0, tokens: 0 };
    total.files += 1;
    total.tokens += tokens;
    totals.set(format, total);
  }
  return [...totals]
    .map(([format, total]) => ({ format, ...total }))
    .sort((a, b) => b.tokens - a.tokens || (a.format < b.format ? -1 : 1));
}
