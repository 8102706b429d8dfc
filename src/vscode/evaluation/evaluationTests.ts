import path from 'node:path';
import * as vscode from 'vscode';
import type { CaseResult } from '../../core/evaluation/evaluationFile';
import {
  EvaluationInputError,
  loadCases,
  loadPrompt,
  type CasesOnDisk,
  type PromptOnDisk,
} from '../../measure/evaluate/run/loadEvaluation';
import { findPrompts, foldersAround, namedCases } from './chooseInput';
import type { EvaluationRunner } from './evaluationRunner';

interface PromptItem {
  readonly prompt: PromptOnDisk;
  readonly cases: CasesOnDisk;
}

/** The prompts that name their cases, in the Test Explorer: every case can be opened and run again with a click. */
export class EvaluationTests implements vscode.Disposable {
  readonly #controller = vscode.tests.createTestController(
    'ockham.evaluations',
    vscode.l10n.t('Ockham Evaluations'),
  );
  readonly #prompts = new WeakMap<vscode.TestItem, PromptItem>();
  readonly #runner: EvaluationRunner;
  readonly #trusted: vscode.Disposable;

  constructor(runner: EvaluationRunner) {
    this.#runner = runner;
    this.#trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => void this.#find());
    this.#controller.resolveHandler = () => this.#find();
    this.#controller.refreshHandler = () => this.#find();
    this.#controller.createRunProfile(
      vscode.l10n.t('Run Evaluation'),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#run(request, token),
      true,
    );
  }

  dispose(): void {
    this.#trusted.dispose();
    this.#controller.dispose();
  }

  async #find(): Promise<void> {
    // Nothing of an untrusted workspace is looked for, let alone read.
    const prompts = vscode.workspace.isTrusted ? await findPrompts() : [];
    const items = await Promise.all(prompts.map((file) => this.#readPrompt(file)));
    this.#controller.items.replace(items.filter((item) => item !== undefined));
  }

  async #readPrompt(file: vscode.Uri): Promise<vscode.TestItem | undefined> {
    try {
      const folders = foldersAround(file.fsPath);
      const prompt = await loadPrompt(file.fsPath, folders);
      const casesFile = namedCases(prompt);
      if (casesFile === undefined) return undefined;
      const cases = await loadCases(casesFile, folders);
      const label = prompt.prompt.settings.name ?? path.basename(prompt.file);
      const item = this.#controller.createTestItem(file.toString(), label, file);
      item.description = vscode.workspace.asRelativePath(file);
      item.children.replace(cases.cases.map((one) => this.#createCase(item.id, cases.file, one)));
      this.#prompts.set(item, { prompt, cases });
      return item;
    } catch (error) {
      if (!(error instanceof EvaluationInputError)) throw error;
      const item = this.#controller.createTestItem(file.toString(), path.basename(file.path), file);
      item.error = error.message;
      return item;
    }
  }

  #createCase(
    parent: string,
    casesFile: string,
    { id, line, input }: CasesOnDisk['cases'][number],
  ): vscode.TestItem {
    const item = this.#controller.createTestItem(`${parent}#${id}`, id, vscode.Uri.file(casesFile));
    item.description = input.replaceAll(/\s+/g, ' ').slice(0, 80);
    item.range = new vscode.Range(line - 1, 0, line - 1, 0);
    return item;
  }

  async #run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = this.#controller.createTestRun(request);
    try {
      for (const [item, chosen] of this.#chosen(request)) {
        const known = this.#prompts.get(item);
        if (!known || token.isCancellationRequested) continue;
        await this.#runPrompt(run, known, chosen, item);
      }
    } catch (error) {
      if (!(error instanceof EvaluationInputError)) throw error;
      void vscode.window.showErrorMessage(error.message);
    } finally {
      run.end();
    }
  }

  /** The cases to run, by their prompt. */
  #chosen({
    include,
    exclude = [],
  }: vscode.TestRunRequest): Map<vscode.TestItem, vscode.TestItem[]> {
    const byPrompt = new Map<vscode.TestItem, vscode.TestItem[]>();
    const add = (item: vscode.TestItem): void => {
      if (exclude.includes(item)) return;
      if (item.parent) byPrompt.set(item.parent, [...(byPrompt.get(item.parent) ?? []), item]);
      else item.children.forEach(add);
    };
    if (include) include.forEach(add);
    else this.#controller.items.forEach(add);
    return byPrompt;
  }

  async #runPrompt(
    run: vscode.TestRun,
    { prompt, cases }: PromptItem,
    chosen: readonly vscode.TestItem[],
    parent: vscode.TestItem,
  ): Promise<void> {
    const items = new Map(
      cases.cases.flatMap((one) => {
        const item = chosen.find(({ id }) => id === `${parent.id}#${one.id}`);
        return item ? [[one.id, { item, one }] as const] : [];
      }),
    );
    for (const { item } of items.values()) run.enqueued(item);
    const outcome = await this.#runner.run(
      { prompt, cases },
      [...items.values()].map(({ one }) => one),
      'chosen cases',
    );
    if (outcome?.stopped !== undefined) void vscode.window.showWarningMessage(outcome.stopped);
    const [results] = outcome?.finished ?? [];
    const judged = new Map(results?.cases.map((result) => [result.id, result]));
    for (const [id, { item }] of items) {
      const result = judged.get(id);
      if (results && result) show(run, item, results.model.id, result);
      else run.skipped(item);
    }
  }
}

function show(
  run: vscode.TestRun,
  item: vscode.TestItem,
  model: string,
  { outcome, reason = '', answer = '', latencyMs }: CaseResult,
): void {
  run.appendOutput(`${model} · ${item.label}: ${outcome}\r\n`, undefined, item);
  run.appendOutput(`${answer.replaceAll(/\r?\n/g, '\r\n')}\r\n`, undefined, item);
  if (outcome === 'pass') {
    run.passed(item, latencyMs);
    return;
  }
  const message = new vscode.TestMessage(
    outcome === 'error'
      ? reason
      : vscode.l10n.t('The answer of {0} {1}.\n\n{2}', model, reason, answer),
  );
  if (item.uri && item.range) message.location = new vscode.Location(item.uri, item.range);
  if (outcome === 'fail') run.failed(item, message, latencyMs);
  else run.errored(item, message);
}
