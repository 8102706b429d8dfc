import * as vscode from 'vscode';
import type { CorpusFact } from '../../protocol/panel';

const textKey = 'ockham.draft.plan';
const corpusKey = 'ockham.draft.corpus';
const takenKey = 'ockham.draft.corpusTaken';
const chosenKey = 'ockham.panel.plan';

/** A plan in which nothing is stated. */
export const emptyPlanText = '{\n  "version": 1\n}\n';

/** The plan that is kept with the workspace until a file holds it, and the last count of tokens. */
export class Draft implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** The draft as the text of a plan. */
  get text(): string {
    return this.#state.get(textKey, emptyPlanText);
  }

  get isEmpty(): boolean {
    return this.text === emptyPlanText;
  }

  get corpus(): CorpusFact | undefined {
    return this.#state.get<CorpusFact>(corpusKey);
  }

  /** The last count where no plan holds it yet. */
  get freshCorpus(): CorpusFact | undefined {
    const { corpus } = this;
    return corpus && this.#state.get(takenKey) !== corpus.at ? corpus : undefined;
  }

  async setText(text: string): Promise<void> {
    await this.#update(textKey, text === emptyPlanText ? undefined : text);
  }

  /** Keeps a count until a plan takes it. */
  async setCorpus(corpus: CorpusFact): Promise<void> {
    await this.#update(corpusKey, corpus);
  }

  /** Notes that a plan holds the last count. */
  async takeCorpus(): Promise<void> {
    await this.#state.update(takenKey, this.corpus?.at);
  }

  /** The plan that the panel was last asked to show: a file's URI, or `draft`. */
  get chosenPlan(): string | undefined {
    return this.#state.get(chosenKey);
  }

  async choosePlan(plan: string): Promise<void> {
    await this.#state.update(chosenKey, plan);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #update(key: string, value: unknown): Promise<void> {
    await this.#state.update(key, value);
    this.#changed.fire();
  }
}
