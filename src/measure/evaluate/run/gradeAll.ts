import { isLocal } from '../../../core/evaluation/grade';
import type { EvaluationCase } from '../../../core/evaluation/evaluationCase';
import type { CaseResult } from '../../../core/evaluation/evaluationFile';
import { answerAll, type Answer, type AskOptions, type Stopped } from './answerAll';
import { ChatFailure, type ChatModel, type EmbeddingModel } from './chatModel';
import { gradeInTime } from './gradeInTime';
import type { Journal } from './journal';
import { judgeRequest, readVerdict } from './judge';
import { questionKey } from './questionKey';

/** A judgement; `error` where nobody could judge. */
export type Judgement = Pick<CaseResult, 'outcome' | 'reason'>;

/** The models that some graders ask. */
export interface GradingModels {
  readonly judge?: ChatModel;
  readonly embedding?: EmbeddingModel;
}

export interface GivenAnswer {
  readonly testCase: EvaluationCase;
  readonly answer: Answer;
}

export interface Graded {
  /** By the case's id. */
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly stopped?: Stopped;
}

/** Why a grader did not judge. */
const ungraded = {
  'too slow': 'its pattern took more than a second on this answer: simplify it',
  unusable:
    'its grader cannot work: look for a schema that refers to itself or elsewhere, or that nests too deep',
};

/** Judges every answer; what a judge said is kept in the journal like any answer. */
export async function gradeAll(
  given: readonly GivenAnswer[],
  models: GradingModels,
  journal: Journal,
  options: AskOptions,
): Promise<Graded> {
  const judgements = new Map<string, Judgement>();
  const rubrics: Asking[] = [];
  const similarities: Similarity[] = [];
  for (const { testCase, answer } of given) {
    const { id, grader, input } = testCase;
    if (answer.kind === 'failed') {
      judgements.set(id, error(answer.message));
      continue;
    }
    const { text, finish } = answer.answer;
    if (text.trim() === '' && finish !== 'complete') {
      const why =
        finish === 'refused'
          ? 'the provider withheld the answer'
          : 'the output limit was reached before any text';
      judgements.set(id, { outcome: 'fail', reason: why });
    } else if (isLocal(grader)) {
      const result = gradeInTime(grader, text);
      judgements.set(id, typeof result === 'string' ? error(ungraded[result]) : result);
    } else if (grader.type === 'rubric') {
      rubrics.push({ id, rubric: grader.rubric, input, answer: text });
    } else {
      similarities.push({
        id,
        expected: grader.expected,
        threshold: grader.threshold,
        answer: text,
      });
    }
  }
  await compareAll(similarities, models.embedding, options.signal, judgements);
  const stopped = await judgeAll(rubrics, models.judge, journal, options, judgements);
  return { judgements, ...(stopped ? { stopped } : {}) };
}

/** An answer put before a judge. */
export interface Asking {
  readonly id: string;
  readonly rubric: string;
  readonly input: string;
  readonly answer: string;
}

/** Puts answers before a judge and writes what it says into `judgements`. */
export async function judgeAll(
  askings: readonly Asking[],
  judge: ChatModel | undefined,
  journal: Journal,
  options: AskOptions,
  judgements: Map<string, Judgement>,
): Promise<Stopped | undefined> {
  if (askings.length === 0) return undefined;
  if (!judge) {
    for (const { id } of askings)
      judgements.set(id, error('its rubric needs a model that judges, and none was chosen'));
    return undefined;
  }
  const questions = askings.map(({ id, rubric, input, answer }) => {
    const request = judgeRequest(rubric, input, answer);
    return { id, key: questionKey('judge', judge, id, request), request };
  });
  const { byKey, stopped } = await answerAll(judge, questions, journal, options);
  for (const { id, key } of questions) {
    const said = byKey.get(key);
    if (!said) continue;
    judgements.set(
      id,
      said.kind === 'failed'
        ? error(`the judge failed: ${said.message}`)
        : (readVerdict(said.answer.text) ??
            error('the judge did not answer in the form it was asked for')),
    );
  }
  return stopped;
}

interface Similarity {
  readonly id: string;
  readonly expected: string;
  readonly threshold: number;
  readonly answer: string;
}

/** Texts in one request; providers take up to about 2,000. */
const batchSize = 64;

async function compareAll(
  similarities: readonly Similarity[],
  embedding: EmbeddingModel | undefined,
  signal: AbortSignal,
  judgements: Map<string, Judgement>,
): Promise<void> {
  for (let start = 0; start < similarities.length; start += batchSize) {
    const batch = similarities.slice(start, start + batchSize);
    const vectors = await embedPairs(batch, embedding, signal);
    for (const [index, { id, threshold }] of batch.entries()) {
      judgements.set(
        id,
        typeof vectors === 'string'
          ? error(vectors)
          : compare(vectors[2 * index] ?? [], vectors[2 * index + 1] ?? [], threshold),
      );
    }
  }
}

/** @returns answer and expected text of each, in turn; or why there are no vectors */
async function embedPairs(
  batch: readonly Similarity[],
  embedding: EmbeddingModel | undefined,
  signal: AbortSignal,
): Promise<readonly (readonly number[])[] | string> {
  if (!embedding) return 'its similarity needs an embedding model, and none was chosen';
  try {
    return await embedding.embed(
      batch.flatMap(({ answer, expected }) => [answer, expected]),
      signal,
    );
  } catch (failure) {
    if (failure instanceof ChatFailure) return `the embedding failed: ${failure.message}`;
    if (signal.aborted) return 'cancelled';
    throw failure;
  }
}

function compare(a: readonly number[], b: readonly number[], threshold: number): Judgement {
  const similarity = cosine(a, b);
  return similarity >= threshold
    ? { outcome: 'pass' }
    : {
        outcome: 'fail',
        reason: `similarity ${similarity.toFixed(3)} is below ${threshold}`,
      };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  const norms = Math.sqrt(dot(a, a) * dot(b, b));
  return norms === 0 ? 0 : dot(a, b) / norms;
}

function error(reason: string): Judgement {
  return { outcome: 'error', reason };
}
