import path from 'node:path';
import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { lookUp } from '../../core/catalog/lookUp';
import type { ChatModel as CatalogChatModel } from '../../core/catalog/types';
import type { EvaluationCase } from '../../core/evaluation/evaluationCase';
import type { LabelledAnswer } from '../../core/evaluation/labelledAnswer';
import { requestUsd } from '../../core/evaluation/requestCost';
import { estimateRun, type RunEstimate } from '../../core/evaluation/runEstimate';
import type { TokenCounter } from '../../core/tokens/counter';
import type { ChatModel, ChatRequest } from '../../measure/evaluate/run/chatModel';
import type { GradingModels } from '../../measure/evaluate/run/gradeAll';
import type { PaidAnswer } from '../../measure/evaluate/run/journal';
import { judgeRequest } from '../../measure/evaluate/run/judge';
import { loadLabelledAnswers } from '../../measure/evaluate/run/loadEvaluation';
import { buildRequest } from '../../measure/evaluate/run/promptFile';
import { today } from '../adapters/clock';
import { foldersAround, type EvaluationInput } from './chooseInput';

/** Everything that a run needs but the user's yes. */
export interface PreparedRun extends GradingModels {
  readonly input: EvaluationInput;
  /** The cases to run: all of the input's, or those that were chosen. */
  readonly cases: readonly EvaluationCase[];
  readonly models: readonly ChatModel[];
  readonly labelledAnswers: readonly LabelledAnswer[];
}

/** The answers that people judged, as the prompt's front matter names them. @throws {EvaluationInputError} */
export async function readLabels({ prompt }: EvaluationInput): Promise<readonly LabelledAnswer[]> {
  const { judgeCalibration } = prompt.prompt.settings;
  return judgeCalibration === undefined
    ? []
    : loadLabelledAnswers(
        path.resolve(path.dirname(prompt.file), judgeCalibration),
        foldersAround(prompt.file),
      );
}

/** What a run asks of one model, and what that costs. */
export interface ModelEstimate {
  readonly model: ChatModel;
  readonly role: 'answers' | 'judges';
  readonly estimate: RunEstimate;
}

/** Bounds what a run costs, before anything is sent. */
export function estimatePrepared(
  { input, cases, models, judge, labelledAnswers }: PreparedRun,
  counter: TokenCounter,
): readonly ModelEstimate[] {
  const { prompt } = input.prompt;
  const day = today();
  const count = ({ messages }: ChatRequest): number =>
    messages.reduce((sum, { content }) => sum + counter.count(utf8.encode(content)), 0);
  const inputTokens = cases.flatMap((one) => {
    const built = buildRequest(prompt, one.input, one.variables);
    return built.kind === 'built' ? [count(built.request)] : [];
  });
  const limit = prompt.settings.maxOutputTokens;
  const load = { inputTokens, ...(limit === undefined ? {} : { maximumOutputTokens: limit }) };
  const answers = models.map((model): ModelEstimate => {
    return { model, role: 'answers', estimate: estimateRun(load, catalogRow(model.id), day) };
  });
  const rubrics = cases.flatMap(({ grader, input: asked }) =>
    grader.type === 'rubric' ? [judgeRequest(grader.rubric, asked, '')] : [],
  );
  if (!judge || rubrics.length === 0) return answers;
  // What is judged is an answer, as long as it may be.
  const longestAnswer = answers[0]?.estimate.requests
    ? answers[0].estimate.output.high / answers[0].estimate.requests
    : 0;
  const judged = models.flatMap(() => rubrics.map((request) => count(request) + longestAnswer));
  const labels = labelledAnswers.map(({ rubric, input: asked, answer }) =>
    count(judgeRequest(rubric, asked, answer)),
  );
  const estimate = estimateRun({ inputTokens: [...judged, ...labels] }, catalogRow(judge.id), day);
  return [...answers, { model: judge, role: 'judges', estimate }];
}

const utf8 = new TextEncoder();

/** The sum that the user agrees to: what the run can cost at the most; absent where a price is unknown. */
export function mostUsd(estimates: readonly ModelEstimate[]): number | undefined {
  let sum = 0;
  for (const { estimate } of estimates) {
    if (!estimate.usd) return undefined;
    sum += estimate.usd.high;
  }
  return sum;
}

/** US dollars of an answer at today's list price; undefined where price or tokens are unknown. */
export function usdOfAnswer(modelId: string, { tokens }: PaidAnswer): number | undefined {
  const row = catalogRow(modelId);
  return row && tokens ? requestUsd(row, today(), tokens) : undefined;
}

function catalogRow(id: string): CatalogChatModel | undefined {
  const found = lookUp(bundledCatalog.chatModels, id);
  return found.kind === 'found' ? found.row : undefined;
}

/**
 * Says what is sent where and what it costs, and asks.
 * @param kept answers of an unfinished run, which are not asked for again
 */
export async function confirmRun(
  { input, cases }: PreparedRun,
  estimates: readonly ModelEstimate[],
  kept: number,
): Promise<boolean> {
  const run = vscode.l10n.t('Run');
  const chosen = await vscode.window.showInformationMessage(
    cases.length === 1
      ? vscode.l10n.t(
          'Run {0} case of {1} on {2}?',
          1,
          path.basename(input.cases.file),
          path.basename(input.prompt.file),
        )
      : vscode.l10n.t(
          'Run {0} cases of {1} on {2}?',
          cases.length,
          path.basename(input.cases.file),
          path.basename(input.prompt.file),
        ),
    { modal: true, detail: describeRun(estimates, kept) },
    run,
  );
  return chosen === run;
}

function describeRun(estimates: readonly ModelEstimate[], kept: number): string {
  const lines = estimates.map(({ model, role, estimate }) => {
    const { requests, input, output, usd } = estimate;
    const cost = usd
      ? vscode.l10n.t('{0} to {1}', `$${usd.low.toFixed(3)}`, `$${usd.high.toFixed(3)}`)
      : vscode.l10n.t('cost unknown');
    return `${model.id} at ${model.provider} ${role}: ${requests} requests, ${range(input)} input tokens, at most ${format(output.high)} output tokens: ${cost}`;
  });
  const most = mostUsd(estimates);
  return [
    ...lines,
    estimates.some(({ estimate }) => estimate.outputAssumed)
      ? vscode.l10n.t('The prompt sets no maxOutputTokens: 1,000 an answer are assumed.')
      : '',
    most === undefined
      ? vscode.l10n.t('A price is unknown, so the run cannot stop at a sum.')
      : vscode.l10n.t(
          'At list price without prompt caching. The run stops if it is billed more than {0}.',
          `$${most.toFixed(3)}`,
        ),
    kept > 0
      ? vscode.l10n.t(
          '{0} answers of an unfinished run are kept: they are not asked for, nor paid for, again.',
          kept,
        )
      : '',
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function range({ low, high }: { readonly low: number; readonly high: number }): string {
  return low === high ? format(low) : vscode.l10n.t('{0} to {1}', format(low), format(high));
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
