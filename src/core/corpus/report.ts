import type { IsoDay } from '../catalog/catalogNumber';
import type { FitModel } from '../catalog/fitModels';
import type { EncodingName } from '../tokens/counter';
import { fitModels, type Fit, type ReservedTokens } from './fit';
import { largestFiles, totalFolders, type FolderTotal } from './folders';
import { totalScan, type CountedFile, type Scan, type ScanTotals, type SkippedFile } from './scan';

/** A scan made readable: sums, the largest parts, and whether it fits each model's context window. */
export interface CorpusReport {
  readonly encoding: EncodingName;
  readonly totals: ScanTotals;
  readonly reserved: ReservedTokens;
  readonly fit: readonly Fit[];
  readonly largestFolders: readonly FolderTotal[];
  readonly largestFiles: readonly CountedFile[];
  readonly skipped: readonly SkippedGroup[];
}

/** Files that were skipped for one reason. */
export interface SkippedGroup {
  readonly reason: string;
  readonly count: number;
  /** The first of them, so that a report of many thousand stays small. */
  readonly examples: readonly string[];
}

const listedFolders = 200;
const listedFiles = 100;
const listedSkipped = 20;

/** Builds the report on a scan; its lists are cut to what a person reads, its totals never. */
export function reportCorpus(
  scan: Scan,
  models: readonly FitModel[],
  reserved: ReservedTokens,
  today: IsoDay,
): CorpusReport {
  const totals = totalScan(scan);
  return {
    encoding: scan.encoding,
    totals,
    reserved,
    fit: fitModels(totals.tokens, models, reserved, today),
    largestFolders: totalFolders(scan.files)
      .filter((folder) => folder.path !== '')
      .slice(0, listedFolders),
    largestFiles: largestFiles(scan.files, listedFiles),
    skipped: groupSkipped(scan.skipped),
  };
}

/** Groups skipped files by reason, the most frequent reason first. */
function groupSkipped(skipped: readonly SkippedFile[]): SkippedGroup[] {
  const groups = new Map<string, { count: number; examples: string[] }>();
  for (const { path, reason } of skipped) {
    const group = groups.get(reason) ?? { count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < listedSkipped) group.examples.push(path);
    groups.set(reason, group);
  }
  return [...groups]
    .map(([reason, group]) => ({ reason, ...group }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
