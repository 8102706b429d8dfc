import type { IsoDay } from '../../core/catalog/catalogNumber';
import { lifecycleOn } from '../../core/catalog/lifecycle';
import type { CorpusReportSnapshot } from '../../protocol/corpusReport';
import { describeBasis } from './costBasis';
import type { ReportState } from './reportState';

/** What a snapshot says besides the state of the report. */
export interface Surroundings {
  /** The plan that the corpus is priced by, as the workspace names it. */
  readonly plan?: string;
  readonly planCount: number;
  readonly notes: readonly string[];
  readonly today: IsoDay;
}

/** All that the view shows. */
export function takeSnapshot(
  state: ReportState,
  { today, ...surroundings }: Surroundings,
): CorpusReportSnapshot {
  const { shown, priced, choices, calculation, change, listing } = state;
  const { finished, folders, measurement, duplicates, staleFiles } = shown;
  const {
    encoding,
    totals,
    reserved,
    largestFolders,
    largestFiles,
    assumptions,
    skipped,
    secrets,
  } = shown.report;
  return {
    kind: 'snapshot',
    folders,
    at: finished.at.toISOString(),
    measurement,
    staleFiles,
    report: {
      encoding,
      totals,
      reserved,
      largestFolders,
      largestFiles,
      assumptions,
      skipped,
      secrets,
      ...(shown.report.duplicates ? { duplicates: shown.report.duplicates } : {}),
    },
    duplicates,
    change,
    choices,
    calculation,
    listing,
    ...surroundings,
    basis: describeBasis(priced, change),
    chatModels: priced.catalog.chatModels
      .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state !== 'shut-down')
      .map(({ id, name, provider }) => ({ id, name, provider })),
  };
}
