import { judgeScore, type JudgedScore } from '../evaluation/verdict';
import type { Plan } from '../plan/plan';

/** "A serious week": distinct working days of prompt work. */
export const promptWeekDays = 5;

/** Fewer labelled examples are not enough to train on and to hold some back for the test. */
export const enoughExamples = 200;

/** What the plan's facts say about prompting and about the means to go beyond it. */
export interface Evidence {
  /** Undefined where nobody counted. */
  readonly weekDone: boolean | undefined;
  readonly score: JudgedScore | undefined;
  /** The share of cases that must pass. */
  readonly target: number;
  readonly examplesEnough: boolean | undefined;
  /** A week of work and a score that shows it fails: prompting had its chance. */
  readonly promptExhausted: boolean;
}

/** Judges the plan's facts. A score over no case at all is no score. */
export function weighEvidence({ facts, limits }: Plan): Evidence {
  const measured = facts.promptScore?.value;
  const target = measured?.target ?? limits.targetQuality;
  const score =
    measured === undefined || measured.total === 0
      ? undefined
      : judgeScore(measured.passed, measured.total, target);
  const weekDone = facts.promptWorkDays && facts.promptWorkDays.value >= promptWeekDays;
  return {
    weekDone,
    score,
    target,
    examplesEnough: facts.labelledExamples && facts.labelledExamples.value >= enoughExamples,
    promptExhausted: weekDone === true && score?.verdict === 'fails',
  };
}
