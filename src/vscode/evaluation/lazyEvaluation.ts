import * as vscode from 'vscode';
import type { Evaluations } from './evaluation';
import type { EvaluationCommand } from './evaluationCommands';

const usedKey = 'ockham.evaluated';

/**
 * Loads evaluations when one is first asked for, and from then on with the workspace, so that the Test Explorer
 * lists its cases: a workspace without evaluations sees nothing of them.
 */
export class LazyEvaluation implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  #evaluations: Promise<Evaluations> | undefined;

  constructor(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
    this.#context = context;
    if (this.#hasEvaluated())
      this.#load().catch((error: unknown) =>
        log.error(error instanceof Error ? error : String(error)),
      );
  }

  async run(command: EvaluationCommand, clicked: readonly vscode.Uri[]): Promise<unknown> {
    const evaluations = await this.#load();
    if (command === 'runEvaluation') await this.#context.workspaceState.update(usedKey, true);
    return evaluations.run(command, clicked);
  }

  dispose(): void {
    void this.#evaluations?.then((evaluations) => evaluations.dispose());
  }

  #load(): Promise<Evaluations> {
    this.#evaluations ??= import('./evaluation').then(({ startEvaluations }) =>
      startEvaluations(this.#context, this.#hasEvaluated()),
    );
    return this.#evaluations;
  }

  #hasEvaluated(): boolean {
    return this.#context.workspaceState.get<boolean>(usedKey) === true;
  }
}
