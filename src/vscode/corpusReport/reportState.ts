import * as l10n from '@vscode/l10n';
import { calculateCorpus, type CorpusCalculation } from '../../core/corpus/calculation';
import { listFolder, type FolderListing } from '../../core/corpus/folderListing';
import { reportCorpus, type CorpusReport } from '../../core/corpus/report';
import type { CountedFile, Scan } from '../../core/corpus/scan';
import { fitSampledModels } from '../../core/corpus/fit';
import { includedFiles, isIncluded, leftOutPaths } from '../../core/corpus/selection';
import { buildTree, findFolder, type CorpusFolder } from '../../core/corpus/tree';
import { listChatModels } from '../../core/catalog/fitModels';
import { rangeDraws, rangeSeed } from '../../core/decision/catalogWorld';
import { Sampler } from '../../core/economics/sampler';
import type { Plan } from '../../core/plan/plan';
import { likely } from '../../core/plan/quantity';
import { resolveReportedPath } from '../../measure/scan/roots';
import type { MonthlyChange, ReportChoices } from '../../protocol/corpusReport';
import type { LeftOut } from './planExcludes';
import type { PricedPlan } from './pricedPlan';
import type { ShownCorpus } from './shownCorpus';

/** What a report shows of a corpus, and what its reader has chosen. */
export class ReportState {
  readonly #sampler = new Sampler(rangeDraws, rangeSeed);
  #shown: ShownCorpus;
  #tree: CorpusFolder;
  #place = { path: '', from: 0 };
  #priced: PricedPlan;
  #choices: ReportChoices;
  #calculation: CorpusCalculation | undefined;
  #change: MonthlyChange = { kind: 'measuring' };

  constructor(shown: ShownCorpus, priced: PricedPlan) {
    this.#shown = shown;
    this.#tree = buildTree(shown.finished.scan.files);
    this.#priced = priced;
    this.#choices = { selection: [], ...choicesOf(priced.plan) };
  }

  get shown(): ShownCorpus {
    return this.#shown;
  }

  get priced(): PricedPlan {
    return this.#priced;
  }

  get choices(): ReportChoices {
    return this.#choices;
  }

  get change(): MonthlyChange {
    return this.#change;
  }

  set change(change: MonthlyChange) {
    this.#change = change;
    this.#calculation = undefined;
  }

  /** The files that count. */
  get included(): CountedFile[] {
    return includedFiles(this.#tree, this.#choices.selection);
  }

  /** What follows from the choices; computed when it is asked for. */
  get calculation(): CorpusCalculation {
    return (this.#calculation ??= this.#calculate());
  }

  get listing(): FolderListing {
    const { path, from } = this.#place;
    return listFolder(findFolder(this.#tree, path) ?? this.#tree, from);
  }

  /** The map moves to a folder. @throws where there is no such folder */
  moveTo(path: string, from: number): FolderListing {
    if (!findFolder(this.#tree, path))
      throw new Error(l10n.t('The corpus has no folder "{0}".', path));
    this.#place = { path, from };
    return this.listing;
  }

  choose(choices: ReportChoices): void {
    this.#choices = choices;
    this.#calculation = undefined;
  }

  /** Shows another state of the corpus, or another corpus. @returns whether the files are others than before */
  show(shown: ShownCorpus): boolean {
    const before = this.#shown;
    this.#shown = shown;
    const { files } = shown.finished.scan;
    // What is said of the same files may differ, e.g. by a calibration.
    if (shown.report !== before.report) this.#calculation = undefined;
    if (files === before.finished.scan.files) return false;
    this.#tree = buildTree(files);
    this.#calculation = undefined;
    if (before.folders.join('\n') !== shown.folders.join('\n')) {
      this.#choices = { selection: [], ...choicesOf(this.#priced.plan) };
      this.#place = { path: '', from: 0 };
    } else if (!findFolder(this.#tree, this.#place.path)) {
      this.#place = { path: '', from: 0 };
    }
    return true;
  }

  /**
   * Prices by a plan. Choices that were the last plan's become this one's; what it excludes is left out.
   * @param excludes whether the plan leaves out a file on disk; without it the selection stays
   */
  priceBy(priced: PricedPlan, excludes?: (file: string) => boolean): void {
    const before = choicesOf(this.#priced.plan);
    const after = choicesOf(priced.plan);
    const { selection, chunkTokens, overlapTokens, chatModel } = this.#choices;
    const follow = <T>(value: T, from: T, to: T): T => (value === from ? to : value);
    this.#priced = priced;
    this.choose({
      selection: excludes ? this.#leaveOut(excludes) : selection,
      chunkTokens: follow(chunkTokens, before.chunkTokens, after.chunkTokens),
      overlapTokens: follow(overlapTokens, before.overlapTokens, after.overlapTokens),
      chatModel: follow(chatModel, before.chatModel, after.chatModel),
    });
  }

  /** The fewest folders and files that hold all that is left out. */
  leftOut(): LeftOut[] {
    const { selection } = this.#choices;
    const paths = leftOutPaths(this.#tree, ({ path }) => isIncluded(selection, path));
    return paths.map((path) => {
      const folder = findFolder(this.#tree, path);
      const files = folder ? includedFiles(folder, []).map((file) => file.path) : [path];
      return {
        path: this.#onDisk(path),
        isFolder: folder !== undefined,
        files: files.map((file) => this.#onDisk(file)),
      };
    });
  }

  /** The files on disk that count. */
  counted(): string[] {
    return this.included.map(({ path }) => this.#onDisk(path));
  }

  /** The scan and its report without what is left out. */
  selected(): { readonly scan: Scan; readonly report: CorpusReport } {
    const { finished, report } = this.#shown;
    if (this.#choices.selection.length === 0) return { scan: finished.scan, report };
    const scan = { ...finished.scan, files: this.included };
    const today = finished.at.toISOString().slice(0, 10);
    const models = listChatModels(this.#priced.catalog);
    return {
      scan,
      report: reportCorpus(scan, models, report.reserved, today, report.calibrations),
    };
  }

  #leaveOut(excludes: (file: string) => boolean): ReportChoices['selection'] {
    const { selection } = this.#choices;
    const paths = leftOutPaths(
      this.#tree,
      ({ path }) => isIncluded(selection, path) && !excludes(this.#onDisk(path)),
    );
    return paths.map((path) => ({ path, included: false }));
  }

  #onDisk(reported: string): string {
    return resolveReportedPath(this.#shown.finished.roots, reported) ?? reported;
  }

  #calculate(): CorpusCalculation {
    const { plan, catalog } = this.#priced;
    const { chunkTokens, overlapTokens, chatModel } = this.#choices;
    const { finished, report, measurement } = this.#shown;
    const today = finished.at.toISOString().slice(0, 10);
    const calculated = calculateCorpus(
      this.included,
      {
        plan: { ...plan, choices: { ...plan.choices, chatModel } },
        catalog,
        today,
        reserved: report.reserved,
        calibrations: report.calibrations,
        chunks: { chunkTokens, overlapTokens },
        ...(this.#change.kind === 'measured' ? { monthlyChange: this.#change.fact.value } : {}),
      },
      this.#sampler,
    );
    if (measurement.kind !== 'estimated') return calculated;
    const models = listChatModels(catalog);
    const { reserved, calibrations } = report;
    return {
      ...calculated,
      fit: fitSampledModels(measurement.estimate, models, reserved, today, calibrations),
    };
  }
}

/** What a plan chooses, as single values that can be computed with. */
function choicesOf({ choices }: Plan): Omit<ReportChoices, 'selection'> {
  const chunkTokens = Math.round(likely(choices.chunkTokens));
  return {
    chunkTokens,
    overlapTokens: Math.min(Math.round(likely(choices.chunkOverlap)), chunkTokens - 1),
    chatModel: choices.chatModel,
  };
}
