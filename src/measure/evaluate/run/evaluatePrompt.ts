import type { EvaluationCase } from '../../../core/evaluation/evaluationCase';
import type { CaseResult, EvaluationFile } from '../../../core/evaluation/evaluationFile';
import type { JudgeCounts } from '../../../core/evaluation/judgeCalibration';
import type { LabelledAnswer } from '../../../core/evaluation/labelledAnswer';
import { answerAll, type Answer, type AskOptions, type Stopped } from './answerAll';
import type { ChatModel } from './chatModel';
import { gradeAll, judgeAll, type GradingModels, type Judgement } from './gradeAll';
import type { Journal, PaidAnswer } from './journal';
import { buildRequest, type Prompt } from './promptFile';
import { questionKey } from './questionKey';

/** One prompt with one model over a set of cases. */
export interface Evaluation extends GradingModels {
  readonly prompt: Prompt;
  readonly cases: readonly EvaluationCase[];
  readonly model: ChatModel;
  /** Answers that people judged, to calibrate the judge with; empty = not calibrated. */
  readonly labelledAnswers: readonly LabelledAnswer[];
}

export type Evaluated =
  | {
      readonly kind: 'finished';
      readonly cases: readonly CaseResult[];
      readonly judge?: NonNullable<EvaluationFile['judge']>;
    }
  /** What was answered is in the journal: the same run again goes on from there. */
  | { readonly kind: 'stopped'; readonly stopped: Stopped; readonly answered: number };

/**
 * Runs an evaluation: asks, then judges. Answers that the journal holds are not asked for again.
 * Throws only where the journal's disk does.
 */
export async function evaluatePrompt(
  evaluation: Evaluation,
  journal: Journal,
  options: AskOptions,
): Promise<Evaluated> {
  const { cases, model, prompt } = evaluation;
  const asked = cases.map((testCase) => {
    const built = buildRequest(prompt, testCase.input, testCase.variables);
    return built.kind === 'missing'
      ? { testCase, missing: built.placeholders }
      : {
          testCase,
          question: {
            key: questionKey('answer', model, testCase.id, built.request),
            request: built.request,
          },
        };
  });
  const { byKey, stopped } = await answerAll(
    model,
    asked.flatMap(({ question }) => (question ? [question] : [])),
    journal,
    options,
  );
  if (stopped) return { kind: 'stopped', stopped, answered: countAnswered(byKey) };

  const given = asked.map(({ testCase, question, missing }) => ({
    testCase,
    answer: (question ? byKey.get(question.key) : undefined) ?? unasked(missing ?? []),
  }));
  const graded = await gradeAll(given, evaluation, journal, options);
  if (graded.stopped)
    return { kind: 'stopped', stopped: graded.stopped, answered: countAnswered(byKey) };
  const calibrated = await calibrate(evaluation, journal, options);
  if (calibrated.stopped)
    return { kind: 'stopped', stopped: calibrated.stopped, answered: countAnswered(byKey) };

  return {
    kind: 'finished',
    cases: given.map(({ testCase, answer }) =>
      caseResult(testCase.id, answer, graded.judgements.get(testCase.id), (paid) =>
        options.budget.costOf(model.id, paid),
      ),
    ),
    ...(calibrated.judge ? { judge: calibrated.judge } : {}),
  };
}

function countAnswered(byKey: ReadonlyMap<string, Answer>): number {
  return [...byKey.values()].filter(({ kind }) => kind === 'answered').length;
}

function unasked(missing: readonly string[]): Answer {
  const names = missing.map((name) => `{{${name}}}`).join(', ');
  return {
    kind: 'failed',
    message: `the prompt wants ${names}, and neither it nor the case says what that is`,
  };
}

function caseResult(
  id: string,
  answer: Answer,
  judgement: Judgement | undefined,
  costOf: (paid: PaidAnswer) => number | undefined,
): CaseResult {
  const { outcome, reason } = judgement ?? { outcome: 'error', reason: 'nobody judged it' };
  const because = reason === undefined ? {} : { reason };
  if (answer.kind === 'failed') return { id, outcome, ...because };
  const { text, tokens, latencyMs } = answer.answer;
  const costUsd = costOf(answer.answer);
  return {
    id,
    outcome,
    ...because,
    answer: text,
    latencyMs,
    ...(tokens ? { tokens } : {}),
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}

interface Calibrated {
  readonly judge?: NonNullable<EvaluationFile['judge']>;
  readonly stopped?: Stopped;
}

/** How the judge does on answers that people judged; a label that it did not judge is left out. */
async function calibrate(
  { judge, labelledAnswers, cases }: Evaluation,
  journal: Journal,
  options: AskOptions,
): Promise<Calibrated> {
  if (!judge || !cases.some(({ grader }) => grader.type === 'rubric')) return {};
  if (labelledAnswers.length === 0) return { judge: { model: judge.id } };
  const judgements = new Map<string, Judgement>();
  const askings = labelledAnswers.map((labelled, index) => ({ ...labelled, id: `label ${index}` }));
  const stopped = await judgeAll(askings, judge, journal, options, judgements);
  if (stopped) return { stopped };
  const counts = { bothPass: 0, falsePass: 0, falseFail: 0, bothFail: 0 };
  for (const { id, human } of askings) {
    const cell = cellOf(judgements.get(id)?.outcome, human);
    if (cell) counts[cell]++;
  }
  return { judge: { model: judge.id, calibration: counts } };
}

function cellOf(
  judged: Judgement['outcome'] | undefined,
  human: 'pass' | 'fail',
): keyof JudgeCounts | undefined {
  if (judged === 'pass') return human === 'pass' ? 'bothPass' : 'falsePass';
  if (judged === 'fail') return human === 'pass' ? 'falseFail' : 'bothFail';
  return undefined;
}
