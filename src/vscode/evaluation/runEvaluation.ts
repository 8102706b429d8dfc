import path from 'node:path';
import * as vscode from 'vscode';
import type { EvaluationFile } from '../../core/evaluation/evaluationFile';
import { summarize } from '../../core/evaluation/summary';
import { planDefaults } from '../../core/plan/defaults';
import { EvaluationInputError } from '../../measure/evaluate/run/loadEvaluation';
import { resultsName, writeResults } from '../../measure/evaluate/run/resultsFile';
import { chooseInput, type EvaluationInput } from './chooseInput';
import { refuseUntrusted, type EvaluationRunner, type ModelResults } from './evaluationRunner';

/** One finished results file. */
export interface FinishedEvaluation {
  readonly file: vscode.Uri;
  readonly results: EvaluationFile;
}

/**
 * Runs a prompt against its cases with the models that the user chooses. Results are files beside the cases; what an
 * unfinished run paid for is kept for the next.
 * @returns the results, fewer than models where the run ended early; undefined when nothing ran, and the user knows why
 */
export async function runEvaluation(
  runner: EvaluationRunner,
  clicked: vscode.Uri | undefined,
): Promise<readonly FinishedEvaluation[] | undefined> {
  try {
    refuseUntrusted();
    const input = await chooseInput(clicked);
    if (!input || !checkCases(input)) return undefined;
    const outcome = await runner.run(input, input.cases.cases, 'every case');
    if (!outcome) return undefined;
    const finished = outcome.finished.map((results) => {
      const written = keepResults(input, results);
      runner.forget(input, results.model);
      return written;
    });
    tell(finished, outcome.stopped);
    return finished;
  } catch (error) {
    if (!(error instanceof EvaluationInputError)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return undefined;
  }
}

/** Says which lines are no cases; a run on the rest would be taken for the whole. */
function checkCases({ cases: { file, cases, problems } }: EvaluationInput): boolean {
  const [first] = problems;
  if (!first && cases.length > 0) return true;
  const name = path.basename(file);
  if (!first) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} holds no cases: write one JSON object a line.', name),
    );
    return false;
  }
  const message =
    problems.length > 1
      ? vscode.l10n.t(
          '{0} line {1} (and {2} more lines): {3}.',
          name,
          first.line,
          problems.length - 1,
          first.message,
        )
      : vscode.l10n.t('{0} line {1}: {2}.', name, first.line, first.message);
  const open = vscode.l10n.t('Open Line');
  void vscode.window.showErrorMessage(message, open).then((chosen) => {
    if (chosen !== open) return;
    const selection = new vscode.Range(first.line - 1, 0, first.line - 1, 0);
    void vscode.window.showTextDocument(vscode.Uri.file(file), { selection });
  });
  return false;
}

function keepResults(
  { prompt, cases }: EvaluationInput,
  { model, cases: results, judge }: ModelResults,
): FinishedEvaluation {
  const at = new Date();
  const folder = path.join(path.dirname(cases.file), 'results');
  const relative = (file: string): string => path.relative(folder, file).split(path.sep).join('/');
  const { name, target } = prompt.prompt.settings;
  const file: EvaluationFile = {
    format: 'ockham-evaluation',
    version: 1,
    name: name ?? path.basename(prompt.file),
    at: at.toISOString(),
    ...(target === undefined ? {} : { target }),
    model: model.id,
    provider: model.provider,
    prompt: { file: relative(prompt.file), sha256: prompt.sha256 },
    casesFile: relative(cases.file),
    ...(judge ? { judge } : {}),
    cases: [...results],
  };
  const written = writeResults(folder, resultsName(prompt.file, model.id, at), file);
  return { file: vscode.Uri.file(written), results: file };
}

function tell(finished: readonly FinishedEvaluation[], stopped: string | undefined): void {
  const show = vscode.l10n.t('Show Report');
  const collect = vscode.l10n.t('Collect Evidence');
  const sentences = finished.map(({ results }) => describeScore(results));
  const message = [...sentences, ...(stopped === undefined ? [] : [stopped])].join(' ');
  const actions = finished.length > 0 ? [show, collect] : [];
  const answer =
    stopped === undefined || finished.length > 0
      ? vscode.window.showInformationMessage(message, ...actions)
      : vscode.window.showWarningMessage(message);
  void answer.then((chosen) => {
    if (chosen === show)
      void vscode.commands.executeCommand(
        'ockham.showEvaluation',
        ...finished.slice(0, 2).map(({ file }) => file),
      );
    if (chosen === collect) void vscode.commands.executeCommand('ockham.collectEvidence');
  });
}

function describeScore({ model = '', cases, target }: EvaluationFile): string {
  const { passed, judged, errored, score } = summarize(
    cases,
    target ?? planDefaults.limits.targetQuality.value,
  );
  const percent = (share: number): string => `${Math.round(100 * share)}`;
  const { low, high } = score.interval;
  return errored > 0
    ? vscode.l10n.t(
        '{0}: {1} of {2} passed (95 % interval {3} to {4} %), {5} did not run.',
        model,
        passed,
        judged,
        percent(low),
        percent(high),
        errored,
      )
    : vscode.l10n.t(
        '{0}: {1} of {2} passed (95 % interval {3} to {4} %).',
        model,
        passed,
        judged,
        percent(low),
        percent(high),
      );
}
