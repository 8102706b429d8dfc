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
import { uriOf } from '../adapters/location';
import type { Draft } from '../adapters/draft';
import type { CorpusHistory } from '../hosts/planningHost';
import type { ActivePlan } from '../panel/activePlan';
import { savePlan } from '../panel/savePlan';
import { createResponder, type Responder } from '../responder';
import { webviewHtml } from '../webviewHtml';
import { measureFiles, type MeasuredCorpus } from './monthlyChange';
import { matchExcludes } from './planExcludes';
import { defaultPlan, readPricedPlan } from './pricedPlan';
import { takeSnapshot } from './reportSnapshot';
import { ReportState } from './reportState';
import type { ShownCorpus } from './shownCorpus';
import {
  choosePlanFile,
  pickPlan,
  writeCorpus,
  writeExclusions,
  type CorpusForPlan,
} from './useInPlan';

/** What a corpus report needs of the extension. */
export interface CorpusReportParts {
  readonly extensionUri: vscode.Uri;
  readonly active: ActivePlan;
  readonly draft: Draft;
  readonly history: CorpusHistory;
  readonly log: vscode.LogOutputChannel;
}

/** What a session needs of its tab. */
export type ReportTab = Pick<vscode.WebviewPanel, 'webview' | 'onDidDispose'>;

/** Git is asked once the hand rests. */
const restMs = 400;

/** One corpus report's tab: answers its view and keeps it up to date until it is closed. */
export class CorpusReportSession {
  readonly #parts: CorpusReportParts;
  readonly #panel: ReportTab;
  readonly #responder: Responder;
  readonly #state: ReportState;
  #isReady = false;
  #measuring = new AbortController();
  #measured: Promise<MeasuredCorpus | undefined>;

  private constructor(parts: CorpusReportParts, panel: ReportTab, state: ReportState) {
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
      parts.active.onDidChange(() => this.#followPlan()),
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
      vscode.l10n.t('Ockham: Corpus Report'),
    );
  }

  /** Shows a corpus in a tab that was opened for it. */
  static async open(
    parts: CorpusReportParts,
    panel: ReportTab,
    shown: ShownCorpus,
  ): Promise<CorpusReportSession> {
    await parts.active.update();
    const state = new ReportState(shown, defaultPlan());
    takePlan(state, parts.active);
    return new CorpusReportSession(parts, panel, state);
  }

  /** Shows another state of the corpus, or another corpus. */
  show(shown: ShownCorpus): void {
    const before = this.#state.shown;
    if (this.#state.show(shown)) {
      const isOther = before.folders.join('\n') !== shown.folders.join('\n');
      if (isOther || before.measurement.kind === 'estimated')
        takePlan(this.#state, this.#parts.active);
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
      planCount: this.#parts.active.plans.length,
      notes: vscode.workspace.isTrusted
        ? []
        : [vscode.l10n.t('This workspace is not trusted: its own Ockham settings were not used.')],
      today: today(),
    });
  }

  async #calculate(choices: ReportChoices, signal: AbortSignal) {
    // While a hand drags, only the last of many requests is worth computing.
    await new Promise((resolve) => setTimeout(resolve, 0));
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
      const measured = await measureFiles(
        finished,
        this.#state.included,
        this.#parts.history,
        signal,
      );
      signal.throwIfAborted();
      this.#state.change = measured.change;
      this.#send();
      return measured;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.#parts.log.error(error instanceof Error ? error : String(error));
      const why = error instanceof Error ? error.message : String(error);
      this.#state.change = { kind: 'unknown', why, remedy: vscode.l10n.t('Measure again.') };
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

  /** Another plan brings what it excludes; an edit of the same one only other figures. */
  #followPlan(): void {
    const { active } = this.#parts;
    const isSame = active.document?.uri.toString() === this.#state.priced.uri?.toString();
    if (isSame) {
      this.#state.priceBy(readPricedPlan(active, today()));
    } else {
      takePlan(this.#state, active);
      this.#measured = this.#measure(restMs);
    }
    this.#send();
  }

  async #useInPlan(): Promise<WrittenPlan> {
    return this.#write((corpus) => writeCorpus(this.#parts.active, corpus));
  }

  async #keepExcluding(): Promise<WrittenPlan> {
    return this.#write((corpus) => writeExclusions(this.#parts.active, corpus));
  }

  async #write(write: (corpus: CorpusForPlan) => Promise<void>): Promise<WrittenPlan> {
    const { active, draft } = this.#parts;
    const uri = await choosePlanFile(active, draft);
    const corpus = uri && (await this.#corpusForPlan());
    if (!corpus) return {};
    await write(corpus);
    return { plan: vscode.workspace.asRelativePath(uri) };
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
      if (file !== undefined) act(uriOf(file));
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
          finished.roots.map((root) => uriOf(root.absolutePath)),
        );
        return;
      case 'copy':
        void this.#copy(intent.format);
        return;
      case 'openSettings':
        void vscode.commands.executeCommand('workbench.action.openSettings', 'ockham.fit');
        return;
      case 'choosePlan':
        void pickPlan(this.#parts.active.plans).then(async (plan) => {
          const uri = plan === 'new' ? await savePlan(this.#parts.draft) : plan;
          if (uri) await this.#parts.active.choose(uri);
        });
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
      vscode.l10n.t('Copied the corpus report as {0}', format === 'json' ? 'JSON' : 'Markdown'),
      3_000,
    );
  }
}

/** Prices by the active plan, and leaves out what it excludes. */
function takePlan(state: ReportState, active: ActivePlan): void {
  const priced = readPricedPlan(active, today());
  const { exclude } = priced.plan.corpus;
  const { folder } = active;
  state.priceBy(priced, folder && exclude.length > 0 ? matchExcludes(folder, exclude) : undefined);
}

function selectLine(line: number | undefined): vscode.TextDocumentShowOptions {
  return line === undefined ? {} : { selection: new vscode.Range(line - 1, 0, line - 1, 0) };
}
