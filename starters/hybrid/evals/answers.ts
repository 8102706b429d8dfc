import { readFile } from 'node:fs/promises';
import { answerQuestion, type Answer } from '../src/answer/answerQuestion.ts';
import { StarterError } from '../src/errors.ts';
import { projectFolder, type Rag } from '../src/openRag.ts';
import { wilsonInterval, type Interval } from './intervals.ts';
import type { EvalQuestion } from './questions.ts';
import type { ReportedCase } from './report.ts';

export interface AnswersResult {
  readonly cases: readonly ReportedCase[];
  /** Of the questions that the corpus answers: answered, with what was expected. */
  readonly correct: Interval;
  /** Of the questions that it does not answer: abstained. */
  readonly abstainedOffTopic: Interval;
  readonly abstainedNearMiss: Interval;
  /** Of the citations given: they stand in the file on disk, word for word. */
  readonly citationsValid: Interval;
  readonly citations: number;
}

/** Asks every question and judges what comes back by what the questions file says: no model judges. */
export async function evaluateAnswers(
  rag: Rag,
  questions: readonly EvalQuestion[],
): Promise<AnswersResult> {
  const judged: { question: EvalQuestion; passed: boolean; case: ReportedCase }[] = [];
  const citations: boolean[] = [];
  for (const question of questions) {
    const { spending } = rag.connection.llm;
    const before = { usd: spending.spentUsd, unpriced: spending.unpricedCalls };
    const started = performance.now();
    const answer = await ask(rag, question.question);
    const latencyMs = performance.now() - started;
    if (answer?.status === 'answered')
      for (const citation of answer.citations) citations.push(await standsInFile(citation));
    const passed = answer !== undefined && isRight(question, answer);
    judged.push({
      question,
      passed,
      case: {
        id: question.id,
        outcome:
          answer === undefined || answer.status === 'failed' ? 'error' : passed ? 'pass' : 'fail',
        latencyMs,
        // A cost with an unknown part is unknown.
        ...(spending.unpricedCalls === before.unpriced && {
          costUsd: spending.spentUsd - before.usd,
        }),
      },
    });
  }
  const shareOf = (kind: EvalQuestion['kind']) => {
    const ofKind = judged.filter(
      (one) => one.question.kind === kind && one.case.outcome !== 'error',
    );
    return wilsonInterval(ofKind.filter((one) => one.passed).length, ofKind.length);
  };
  return {
    cases: judged.map((one) => one.case),
    correct: shareOf('answerable'),
    abstainedOffTopic: shareOf('offTopic'),
    abstainedNearMiss: shareOf('nearMiss'),
    citationsValid: wilsonInterval(citations.filter(Boolean).length, citations.length),
    citations: citations.length,
  };
}

/** Undefined where the call failed for good; a spent budget ends the run. */
async function ask(rag: Rag, question: string): Promise<Answer | undefined> {
  try {
    return await answerQuestion(rag, question);
  } catch (error) {
    if (error instanceof StarterError && error.code === 'provider') {
      console.error(error.message);
      return undefined;
    }
    throw error;
  }
}

export function isRight(question: EvalQuestion, answer: Answer): boolean {
  if (question.kind !== 'answerable') return answer.status === 'abstained';
  if (answer.status !== 'answered') return false;
  const said = [answer.text, ...answer.citations.map(({ quote }) => quote)].join('\n');
  return said.toLowerCase().includes(question.answer.toLowerCase());
}

/** Reads the document itself: a second opinion on the check that the answer went through. */
async function standsInFile(citation: {
  path: string;
  quote: string;
  start: number;
  end: number;
}): Promise<boolean> {
  const text = new TextDecoder().decode(await readFile(`${projectFolder}${citation.path}`));
  return text.slice(citation.start, citation.end) === citation.quote;
}
