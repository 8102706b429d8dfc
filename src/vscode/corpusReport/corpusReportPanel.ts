import * as vscode from 'vscode';
import type { CorpusReport } from '../../core/corpus/report';
import { reportToJson } from '../../core/corpus/reportJson';
import { reportToMarkdown } from '../../core/corpus/reportMarkdown';
import { resolveReportedPath } from '../../measure/scan/roots';
import {
  corpusReportIntent,
  type CorpusReportIntent,
  type CorpusReportSnapshot,
} from '../../protocol/corpusReport';
import type { CorpusUpdate } from '../adapters/corpusWatcher';
import type { FinishedScan } from '../adapters/scanner';
import { webviewHtml, webviewOptions } from '../webviewHtml';

interface Shown {
  readonly finished: FinishedScan;
  readonly snapshot: CorpusReportSnapshot;
}

/** What keeps a shown corpus current: it works while the tab is open. */
export interface CorpusFollower {
  start(): void;
  stop(): void;
}

/** The editor tab that shows the last scan; one tab, whose content follows the newest scan. */
export class CorpusReportPanel implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  #panel: vscode.WebviewPanel | undefined;
  #shown: Shown | undefined;
  #follower: CorpusFollower | undefined;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  /** Shows a finished scan, in the tab that is open or in one that is opened for it. */
  show(
    finished: FinishedScan,
    folders: readonly string[],
    report: CorpusReport,
    follower: CorpusFollower,
  ): void {
    this.#follower?.stop();
    this.#follower = follower;
    const { at, durationMs } = finished;
    const notes = vscode.workspace.isTrusted
      ? []
      : ['This workspace is not trusted: its own Ockham settings were not used.'];
    const snapshot = {
      kind: 'snapshot',
      folders,
      at: at.toISOString(),
      durationMs,
      notes,
      report,
    } as const;
    this.#shown = { finished, snapshot };
    this.reopen();
  }

  /** Replaces a report by a fuller one on the same scan, unless another scan is shown since; the tab stays where it is. */
  complete(earlier: FinishedScan, finished: FinishedScan, report: CorpusReport): void {
    if (this.#shown?.finished !== earlier) return;
    this.#shown = { finished, snapshot: { ...this.#shown.snapshot, report } };
    this.#send();
  }

  /** Follows what changed on disk since the scan, unless another is shown by now; the tab stays where it is. */
  update(
    earlier: FinishedScan,
    { finished, changedFiles, staleFiles }: CorpusUpdate,
    report: CorpusReport,
  ): void {
    if (this.#shown?.finished !== earlier) return;
    const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;
    const notes = [
      ...(changedFiles > 0
        ? [`Since the scan ${files(changedFiles)} changed: counted again.`]
        : []),
      ...(staleFiles > 0 ? [`${files(staleFiles)} changed and could not be counted again.`] : []),
    ];
    const at = finished.at.toISOString();
    this.#shown = { finished, snapshot: { ...this.#shown.snapshot, at, notes, report } };
    this.#send();
  }

  /** The scan that is or was shown last. */
  get finished(): FinishedScan | undefined {
    return this.#shown?.finished;
  }

  /** Replaces what is said of the scan that is shown; the scan itself stays. */
  refresh(report: CorpusReport): void {
    if (!this.#shown) return;
    this.#shown = { ...this.#shown, snapshot: { ...this.#shown.snapshot, report } };
    this.#send();
  }

  /** Brings the last report back. @returns false when nothing was scanned in this session */
  reopen(): boolean {
    if (!this.#shown) return false;
    if (this.#panel) {
      this.#panel.reveal();
      this.#send();
    } else {
      this.#panel = this.#open();
    }
    this.#panel.title = `Tokens: ${this.#shown.snapshot.folders.join(', ')}`;
    this.#follower?.start();
    return true;
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'ockham.corpusReport',
      'Corpus Report',
      vscode.ViewColumn.Active,
      webviewOptions(this.#extensionUri),
    );
    panel.iconPath = vscode.Uri.joinPath(this.#extensionUri, 'media/icon.png');
    panel.webview.html = webviewHtml(
      panel.webview,
      this.#extensionUri,
      'corpusReport',
      'Ockham: Corpus Report',
    );
    const subscription = panel.webview.onDidReceiveMessage((message: unknown) => {
      const intent = corpusReportIntent.safeParse(message);
      if (intent.success) this.#carryOut(intent.data);
      else
        this.#log.warn(
          'The corpus report sent a message that is not understood.',
          intent.error.message,
        );
    });
    panel.onDidDispose(() => {
      subscription.dispose();
      this.#panel = undefined;
      this.#follower?.stop();
    });
    return panel;
  }

  #send(): void {
    if (this.#shown) void this.#panel?.webview.postMessage(this.#shown.snapshot);
  }

  #carryOut(intent: CorpusReportIntent): void {
    const shown = this.#shown;
    if (!shown) return;
    switch (intent.kind) {
      case 'ready':
        this.#send();
        return;
      case 'open':
        this.#withFile(
          shown,
          intent.path,
          (file) =>
            void vscode.commands.executeCommand('vscode.open', file, selectLine(intent.line)),
        );
        return;
      case 'reveal':
        this.#withFile(
          shown,
          intent.path,
          (file) => void vscode.commands.executeCommand('revealInExplorer', file),
        );
        return;
      case 'rescan':
        void vscode.commands.executeCommand(
          'ockham.estimateTokens',
          undefined,
          shown.finished.roots.map((root) => vscode.Uri.file(root.absolutePath)),
        );
        return;
      case 'copy':
        void this.#copy(shown, intent.format);
        return;
    }
  }

  #withFile({ finished }: Shown, reportedPath: string, act: (file: vscode.Uri) => void): void {
    const file = resolveReportedPath(finished.roots, reportedPath);
    if (file !== undefined) act(vscode.Uri.file(file));
  }

  async #copy({ finished, snapshot }: Shown, format: 'markdown' | 'json'): Promise<void> {
    const text =
      format === 'json'
        ? JSON.stringify(reportToJson(finished.scan, snapshot.report), undefined, 2)
        : reportToMarkdown(snapshot.folders, snapshot.report);
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(
      `Copied the corpus report as ${format === 'json' ? 'JSON' : 'Markdown'}`,
      3_000,
    );
  }
}

function selectLine(line: number | undefined): vscode.TextDocumentShowOptions {
  return line === undefined ? {} : { selection: new vscode.Range(line - 1, 0, line - 1, 0) };
}
