import * as vscode from 'vscode';
import { noNeeds, type Need, type NeedLevel, type Needs } from '../../core/plan/needs';
import type { CorpusFact } from '../../protocol/panel';

const needsKey = 'ockham.draft.needs';
const corpusKey = 'ockham.draft.corpus';

/** The answers and facts kept with the workspace until a plan file holds them. */
export class Draft implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  get needs(): Needs {
    const stored = this.#state.get<Needs>(needsKey, noNeeds);
    return {
      behavior: { ...noNeeds.behavior, ...stored.behavior },
      knowledge: { ...noNeeds.knowledge, ...stored.knowledge },
    };
  }

  get corpus(): CorpusFact | undefined {
    return this.#state.get<CorpusFact>(corpusKey);
  }

  async setNeed(need: Need, level: NeedLevel): Promise<void> {
    const { behavior, knowledge } = this.needs;
    await this.#update(
      needsKey,
      need in behavior
        ? { behavior: { ...behavior, [need]: level }, knowledge }
        : { behavior, knowledge: { ...knowledge, [need]: level } },
    );
  }

  async clearNeeds(): Promise<void> {
    await this.#update(needsKey, undefined);
  }

  async setCorpus(corpus: CorpusFact): Promise<void> {
    await this.#update(corpusKey, corpus);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #update(key: string, value: unknown): Promise<void> {
    await this.#state.update(key, value);
    this.#changed.fire();
  }
}
