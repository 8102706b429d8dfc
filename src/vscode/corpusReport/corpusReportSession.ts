import * as vscode from 'vscode';
import { reportToJson } from '../../core/corpus/reportJson';
import { reportToMarkdown } from '../../core/corpus/reportMarkdown';
import { resolveReportedPath } from '../../measure/scan/roots';
import {
  corpusReportIntent,
  corpusReportRequests,
  type CorpusReportIntent,
  type CorpusReportSnapshot,
  type ReportChoices,
  type WrittenPlan,
} from '../../protocol/corpusReport';
import { today } from '../adapters/clock';
import type { Draft } from '../adapters/draft';
import { createResponder, type Responder } from '../responder';
import { webviewHtml } from '../webviewHtml';
import { measureFiles, type MeasuredCorpus } from './monthlyChange';
import { matchExcludes } from './planExcludes';
import { findPlanAtHand, findPlans, readPricedPlan } from './pricedPlan';
import { takeSnapshot } from './reportSnapshot';
import { ReportState } from './reportState';
import type { ShownCorpus } from './shownCorpus';
import { chooseTarget, writeCorpus, writeExclusions, type CorpusForPlan } from './useInPlan';

/** What a corpus report needs of the extension. */
export interface CorpusReportParts {
  readonly extensionUri: vscode.Uri;
  readonly draft: Draft;
  readonly log: vscode.LogOutputChannel;
}

/** Git is asked once the hand rests. */
const restMs = 400;

/** One corpus report's tab: answers its view and keeps it up to date until it is closed. */
export class CorpusReportSession {
  readonly #parts: CorpusReportParts;
  readonly #panel: vscode.WebviewPanel;
  readonly #responder: Responder;
  readonly #state: ReportState;
  #planCount = 0;
  #isReady = false;
  #measuring = new AbortController();
  #measured: Promise<MeasuredCorpus | undefined>;

  private constructor(parts: CorpusReportParts, panel: vscode.WebviewPanel, state: ReportState) {
    this.#parts = parts;
    this.#panel = panel;
    this.#state = state;
    const { webview } = panel;
    this.#responder = createResponder(
      corpusReportRequests,
      {
        calculate: (choices, signal) => this.#calculate(choices, signal),
        listFolder: ({ path, from }) => state.moveTo(path, from),
        useInPlan: () => this.#useInPlan(),
        keepExcluding: () => this.#keepExcluding(),
      },
      (response) => void webview.postMessage(response),
      parts.log,
    );
    this.#measured = this.#measure(0);
    const subscriptions = [
      webview.onDidReceiveMessage((message: unknown) => {
        const intent = corpusReportIntent.safeParse(message);
        if (intent.success) this.#carryOut(intent.data);
        else this.#responder.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        if (panel.visible) void this.#findPlan();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === state.priced.uri?.toString()) void this.#readPlan();
      }),
    ];
    panel.onDidDispose(() => {
      this.#measuring.abort();
      this.#responder.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    });
    webview.html = webviewHtml(
      webview,
      parts.extensionUri,
      'corpusReport',
      'Ockham: Corpus Report',
    );
  }

  /** Shows a corpus in a tab that was opened for it. */
  static async open(
    parts: CorpusReportParts,
    panel: vscode.WebviewPanel,
    shown: ShownCorpus,
  ): Promise<CorpusReportSession> {
    const plans = await findPlans();
    const atHand = findPlanAtHand(plans);
    const priced = await readPricedPlan(atHand, today());
    const state = new ReportState(shown, await readPricedPlan(undefined, today()));
    if (priced.uri) state.priceBy(priced, matchExcludes(priced.uri, priced.plan.corpus.exclude));
    const session = new CorpusReportSession(parts, panel, state);
    session.#planCount = plans.length;
    return session;
  }

  /** Shows another state of the corpus, or another corpus. */
  show(shown: ShownCorpus): void {
    if (this.#state.show(shown)) {
      const { priced } = this.#state;
      if (priced.uri) {
        this.#state.priceBy(priced, matchExcludes(priced.uri, priced.plan.corpus.exclude));
      }
      this.#measured = this.#measure(0);
    }
    this.#send();
  }

  #send(): void {
    // Before the page listens there is nobody to hear; its first message asks.
    if (this.#isReady) void this.#panel.webview.postMessage(this.#snapshot());
  }

  #snapshot(): CorpusReportSnapshot {
    const { uri } = this.#state.priced;
    return takeSnapshot(this.#state, {
      ...(uri ? { plan: vscode.workspace.asRelativePath(uri) } : {}),
      planCount: this.#planCount,
      notes: vscode.workspace.isTrusted
        ? []
        : ['This workspace is not trusted: its own Ockham settings were not used.'],
      today: today(),
    });
  }

  async #calculate(choices: ReportChoices, signal: AbortSignal) {
    // While a hand drags, only the last of many requests is worth computing.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const before = this.#state.choices.selection;
    this.#state.choose(choices);
    if (JSON.stringify(before) !== JSON.stringify(choices.selection)) {
      this.#measured = this.#measure(restMs);
    }
    return this.#state.calculation;
  }

  /** Measures what counts, and tells the view; what was under way is given up. */
  async #measure(afterMs: number): Promise<MeasuredCorpus | undefined> {
    this.#measuring.abort();
    const { signal } = (this.#measuring = new AbortController());
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    try {
      signal.throwIfAborted();
      const { finished } = this.#state.shown;
      const measured = await measureFiles(finished, this.#state.included, signal);
      signal.throwIfAborted();
      this.#state.change = measured.change;
      this.#send();
      return measured;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.#parts.log.error(error instanceof Error ? error : String(error));
      const why = error instanceof Error ? error.message : String(error);
      this.#state.change = { kind: 'unknown', why, remedy: 'Measure again.' };
      this.#send();
      return undefined;
    }
  }

  /** The measurement of what counts by now: another may begin while one is waited for. */
  async #latestMeasured(): Promise<MeasuredCorpus | undefined> {
    for (;;) {
      const waitedFor = this.#measured;
      const measured = await waitedFor;
      if (waitedFor === this.#measured) return measured;
    }
  }

  async #findPlan(): Promise<void> {
    const plans = await findPlans();
    this.#planCount = plans.length;
    const atHand = findPlanAtHand(plans);
    if (atHand && !this.#state.priced.uri) await this.#priceBy(atHand);
    else await this.#readPlan();
  }

  async #readPlan(): Promise<void> {
    const priced = await readPricedPlan(this.#state.priced.uri, today());
    this.#state.priceBy(priced, () => false);
    this.#send();
  }

  /** Takes another plan, with what it excludes. */
  async #priceBy(uri: vscode.Uri): Promise<void> {
    const priced = await readPricedPlan(uri, today());
    this.#state.priceBy(priced, matchExcludes(uri, priced.plan.corpus.exclude));
    this.#measured = this.#measure(0);
    this.#send();
  }

  async #useInPlan(): Promise<WrittenPlan> {
    const target = await chooseTarget(this.#state.priced.uri);
    if (!target) return {};
    const { uri, isNew } = target;
    if (!isNew && uri.toString() !== this.#state.priced.uri?.toString()) await this.#priceBy(uri);
    const corpus = await this.#corpusForPlan();
    if (!corpus || !(await writeCorpus(target, corpus, this.#parts.draft))) return {};
    await this.#priceBy(uri);
    return { plan: vscode.workspace.asRelativePath(uri) };
  }

  async #keepExcluding(): Promise<WrittenPlan> {
    const target = await chooseTarget(this.#state.priced.uri);
    const corpus = target && (await this.#corpusForPlan());
    if (!corpus) return {};
    const written = target.isNew
      ? await writeCorpus(target, corpus, this.#parts.draft)
      : await writeExclusions(target.uri, corpus);
    if (!written) return {};
    await this.#priceBy(target.uri);
    return { plan: vscode.workspace.asRelativePath(target.uri) };
  }

  async #corpusForPlan(): Promise<CorpusForPlan | undefined> {
    const measured = await this.#latestMeasured();
    if (!measured) return undefined;
    return {
      folders: this.#state.shown.finished.roots.map(({ absolutePath }) => absolutePath),
      leftOut: this.#state.leftOut(),
      counted: this.#state.counted(),
      facts: measured.facts,
    };
  }

  #carryOut(intent: CorpusReportIntent): void {
    const { finished } = this.#state.shown;
    const withFile = (reported: string, act: (file: vscode.Uri) => void): void => {
      const file = resolveReportedPath(finished.roots, reported);
      if (file !== undefined) act(vscode.Uri.file(file));
    };
    switch (intent.kind) {
      case 'ready':
        this.#isReady = true;
        this.#send();
        return;
      case 'open':
        withFile(
          intent.path,
          (file) =>
            void vscode.commands.executeCommand('vscode.open', file, selectLine(intent.line)),
        );
        return;
      case 'reveal':
        withFile(
          intent.path,
          (file) => void vscode.commands.executeCommand('revealInExplorer', file),
        );
        return;
      case 'rescan':
        void vscode.commands.executeCommand(
          'ockham.estimateTokens',
          undefined,
          finished.roots.map((root) => vscode.Uri.file(root.absolutePath)),
        );
        return;
      case 'copy':
        void this.#copy(intent.format);
        return;
      case 'openSettings':
        void vscode.commands.executeCommand('workbench.action.openSettings', 'ockham.fit');
        return;
      case 'choosePlan':
        void chooseTarget(undefined).then((target) =>
          target && !target.isNew ? this.#priceBy(target.uri) : undefined,
        );
        return;
      case 'openPlan':
        if (this.#state.priced.uri)
          void vscode.commands.executeCommand('vscode.open', this.#state.priced.uri);
        return;
    }
  }

  async #copy(format: 'markdown' | 'json'): Promise<void> {
    const { scan, report } = this.#state.selected();
    const text =
      format === 'json'
        ? JSON.stringify(reportToJson(scan, report), undefined, 2)
        : reportToMarkdown(this.#state.shown.folders, report);
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
