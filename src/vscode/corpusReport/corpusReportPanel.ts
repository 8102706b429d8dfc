import * as vscode from 'vscode';
import type { CorpusReport } from '../../core/corpus/report';
import type { CorpusUpdate } from '../adapters/corpusUpdate';
import type { FinishedScan } from '../adapters/scanner';
import type { CorpusFollower } from '../hosts/planningHost';
import type { LazyPlanning } from '../lazyPlanning';
import { webviewOptions } from '../webviewHtml';
import type { CorpusReportSession } from './corpusReportSession';
import type { ShownCorpus } from './shownCorpus';

/** The editor tab that shows the last scan; one tab, whose content follows the newest scan. */
export class CorpusReportPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #planning: LazyPlanning;
  #panel: vscode.WebviewPanel | undefined;
  #session: Promise<CorpusReportSession> | undefined;
  #shown: ShownCorpus | undefined;
  #follower: CorpusFollower | undefined;
  /** What was shown before an estimate took its place. */
  #before: { readonly shown: ShownCorpus | undefined; readonly isOpen: boolean } | undefined;

  constructor(extensionUri: vscode.Uri, planning: LazyPlanning) {
    this.#extensionUri = extensionUri;
    this.#planning = planning;
  }

  /** Shows a finished scan, in the tab that is open or in one that is opened for it. */
  async show(
    finished: FinishedScan,
    folders: readonly string[],
    report: CorpusReport,
    follower: CorpusFollower,
  ): Promise<void> {
    this.#follower?.stop();
    this.#follower = follower;
    this.#before = undefined;
    this.#shown = {
      finished,
      folders,
      report,
      measurement: { kind: 'counted', durationMs: finished.durationMs },
      duplicates: 'underWay',
      staleFiles: 0,
    };
    await this.reopen();
  }

  /** Says how large a corpus is about to turn out while it is counted. */
  async expect(shown: ShownCorpus): Promise<void> {
    this.#before = { shown: this.#shown, isOpen: this.#panel !== undefined };
    this.#follower?.stop();
    this.#shown = shown;
    await this.reopen();
  }

  /** The count that was expected does not come: all is as it was before. */
  async dropExpected(): Promise<void> {
    if (!this.#before) return;
    const { shown, isOpen } = this.#before;
    this.#before = undefined;
    this.#shown = shown;
    if (!isOpen) this.#panel?.dispose();
    else await this.reopen();
  }

  /** Replaces a report by a fuller one on the same scan, unless another scan is shown since; the tab stays where it is. */
  async complete(
    earlier: FinishedScan,
    finished: FinishedScan,
    report: CorpusReport,
  ): Promise<void> {
    await this.#follow(earlier, { finished, report, duplicates: 'done' });
  }

  /** Follows what changed on disk since the scan, unless another is shown by now; the tab stays where it is. */
  async update(
    earlier: FinishedScan,
    { finished, changedFiles, staleFiles }: CorpusUpdate,
    report: CorpusReport,
  ): Promise<void> {
    await this.#follow(earlier, {
      finished,
      report,
      staleFiles,
      ...(changedFiles > 0 ? { measurement: { kind: 'updated', changedFiles } } : {}),
      ...(finished.scan.duplicates ? { duplicates: 'done' } : {}),
    });
  }

  /** Says that nobody looks for the duplicates of a scan any more. */
  async giveUpDuplicates(finished: FinishedScan): Promise<void> {
    await this.#follow(finished, { duplicates: 'cancelled' });
  }

  /** The scan that is or was shown last. */
  get finished(): FinishedScan | undefined {
    return this.#shown?.finished;
  }

  /** Replaces what is said of the scan that is shown; the scan itself stays. */
  async refresh(finished: FinishedScan, report: CorpusReport): Promise<void> {
    await this.#follow(finished, { report });
  }

  /** Brings the last report back. @returns false when nothing was scanned in this session */
  async reopen(): Promise<boolean> {
    if (!this.#shown) return false;
    if (this.#panel) this.#panel.reveal();
    else this.#panel = this.#open(this.#shown);
    this.#panel.title = `Tokens: ${this.#shown.folders.join(', ')}`;
    this.#follower?.start();
    await this.#send();
    return true;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(shown: ShownCorpus): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'ockham.corpusReport',
      vscode.l10n.t('Corpus Report'),
      vscode.ViewColumn.Active,
      webviewOptions(this.#extensionUri),
    );
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media/icon.png');
    this.#session = this.#planning.openCorpusReport(panel, shown);
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#session = undefined;
      this.#follower?.stop();
    });
    return panel;
  }

  async #follow(earlier: FinishedScan, change: Partial<ShownCorpus>): Promise<void> {
    if (this.#shown?.finished !== earlier) return;
    this.#shown = { ...this.#shown, ...change };
    await this.#send();
  }

  async #send(): Promise<void> {
    const session = await this.#session;
    if (this.#shown) session?.show(this.#shown);
  }
}
