import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as vscode from 'vscode';
import type { EvaluationCase } from '../../core/evaluation/evaluationCase';
import type { CaseResult, EvaluationFile } from '../../core/evaluation/evaluationFile';
import { Budget } from '../../measure/evaluate/run/budget';
import type { ChatModel } from '../../measure/evaluate/run/chatModel';
import { evaluatePrompt, type Evaluated } from '../../measure/evaluate/run/evaluatePrompt';
import { Journal } from '../../measure/evaluate/run/journal';
import { EvaluationInputError } from '../../measure/evaluate/run/loadEvaluation';
import { realPatience } from '../../measure/evaluate/run/patience';
import { hashText } from '../../measure/evaluate/run/questionKey';
import { loadCounter } from '../../measure/scan/loadCounter';
import { withCancellableProgress } from '../adapters/progress';
import type { EvaluationInput } from './chooseInput';
import { chooseRunModels } from './chooseRunModels';
import type { Endpoints } from './endpoints';
import { confirmRun, estimatePrepared, mostUsd, usdOfAnswer, type PreparedRun } from './prepareRun';

/** What running evaluations needs of the extension. */
export interface EvaluationParts {
  readonly extensionUri: vscode.Uri;
  /** Where the answers of unfinished runs are kept; undefined in a window without a folder. */
  readonly storageUri: vscode.Uri | undefined;
  readonly endpoints: Endpoints;
}

/** What one model did. */
export interface ModelResults {
  readonly model: ChatModel;
  readonly cases: readonly CaseResult[];
  readonly judge?: NonNullable<EvaluationFile['judge']>;
}

export interface RunOutcome {
  /** Of the models that answered every case. */
  readonly finished: readonly ModelResults[];
  /** Why the run ended early, in a sentence or two; absent where it did not. */
  readonly stopped?: string;
}

/** `every case` keeps what an unfinished run paid for, for the next; `chosen cases` are asked anew. */
export type RunExtent = 'every case' | 'chosen cases';

const concurrency = 4;

/** @throws {EvaluationInputError} in an untrusted workspace */
export function refuseUntrusted(): void {
  if (vscode.workspace.isTrusted) return;
  throw new EvaluationInputError(
    vscode.l10n.t(
      'No evaluation runs in Restricted Mode, for the prompt and the cases of this workspace would be sent to a model: trust the workspace first.',
    ),
  );
}

/** Runs cases with the models that the user chooses, after saying what is sent where and what it costs. */
export class EvaluationRunner {
  readonly #parts: EvaluationParts;

  constructor(parts: EvaluationParts) {
    this.#parts = parts;
  }

  /**
   * @returns undefined when the user chose no model or said no
   * @throws {EvaluationInputError}
   */
  async run(
    input: EvaluationInput,
    cases: readonly EvaluationCase[],
    extent: RunExtent,
  ): Promise<RunOutcome | undefined> {
    refuseUntrusted();
    const { endpoints, extensionUri } = this.#parts;
    const run = await chooseRunModels(endpoints, input, cases, extent === 'every case');
    if (!run) return undefined;
    const builtFolder = vscode.Uri.joinPath(extensionUri, 'dist').fsPath;
    const estimates = estimatePrepared(run, loadCounter(builtFolder, 'o200k_base'));
    const lanes = run.models.map((model) => ({
      model,
      journal: this.#openJournal(run, model, extent),
    }));
    const kept = lanes.reduce((sum, { journal }) => sum + journal.size, 0);
    if (!(await confirmRun(run, estimates, kept))) return undefined;

    const budget = new Budget(usdOfAnswer, mostUsd(estimates));
    const finished: ModelResults[] = [];
    const stopped = await withCancellableProgress(
      vscode.l10n.t('Ockham: evaluating {0}', path.basename(input.prompt.file)),
      async (signal, report): Promise<string | undefined> => {
        for (const { model, journal } of lanes) {
          const result = await evaluatePrompt(
            { ...run, prompt: input.prompt.prompt, model },
            journal,
            {
              concurrency,
              patience: realPatience,
              signal,
              budget,
              onProgress: (done, total) =>
                report(vscode.l10n.t('{0}: {1} of {2}', model.id, done, total)),
            },
          ).finally(() => journal.close());
          if (result.kind === 'stopped') return describeStop(result, extent);
          finished.push({ model, ...result });
          if (extent === 'chosen cases') journal.discard();
        }
        return undefined;
      },
    );
    return { finished, ...(stopped === undefined ? {} : { stopped }) };
  }

  /** Forgets what a run paid for: its results are written. */
  forget(input: EvaluationInput, model: ChatModel): void {
    new Journal(this.#journalFile(input, model)).discard();
  }

  #openJournal({ input }: PreparedRun, model: ChatModel, extent: RunExtent): Journal {
    const file = this.#journalFile(input, model);
    return new Journal(extent === 'every case' ? file : `${file}.${randomUUID()}`);
  }

  /** One journal for each prompt, set of cases and model: a changed prompt is another run. */
  #journalFile({ prompt, cases }: EvaluationInput, model: ChatModel): string {
    const { storageUri } = this.#parts;
    if (!storageUri)
      throw new EvaluationInputError(
        vscode.l10n.t('An evaluation needs an open folder: open one first.'),
      );
    const key = hashText(
      JSON.stringify([prompt.file, prompt.sha256, cases.file, model.provider, model.id]),
    );
    return vscode.Uri.joinPath(storageUri, 'evaluations', `${key.slice(0, 32)}.jsonl`).fsPath;
  }
}

function describeStop(
  { stopped, answered }: Extract<Evaluated, { kind: 'stopped' }>,
  extent: RunExtent,
): string {
  const kept =
    answered === 0 || extent === 'chosen cases'
      ? ''
      : vscode.l10n.t(
          ' {0} answers are kept: run the evaluation again and it goes on from there.',
          answered,
        );
  return stopped.why === 'cancelled'
    ? vscode.l10n.t('The evaluation was cancelled.{0}', kept)
    : vscode.l10n.t('The evaluation stopped: {0}.{1}', stopped.message, kept);
}
