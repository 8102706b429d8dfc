import { wilsonInterval, type Interval } from './wilson';

/** How a model that grades compares with people who graded the same answers. */
export interface JudgeCounts {
  /** Both say pass. */
  readonly bothPass: number;
  /** The judge passes what people fail: the error that flatters. */
  readonly falsePass: number;
  readonly falseFail: number;
  readonly bothFail: number;
}

export interface JudgeCalibration extends JudgeCounts {
  readonly labels: number;
  /** Share of answers on which judge and people agree. */
  readonly agreement: number;
  readonly agreementInterval: Interval;
  /** Cohen's kappa: agreement beyond chance, 1 = perfect, 0 = as by chance; undefined where people said only one thing. */
  readonly kappa?: number;
}

/** Compares a judge with human labels. Kappa: J. Cohen, A coefficient of agreement for nominal scales (1960). */
export function calibrateJudge(counts: JudgeCounts): JudgeCalibration {
  const { bothPass, falsePass, falseFail, bothFail } = counts;
  const labels = bothPass + falsePass + falseFail + bothFail;
  const agreed = bothPass + bothFail;
  const agreement = labels === 0 ? 0 : agreed / labels;
  const kappa = cohensKappa(counts, labels, agreement);
  return {
    ...counts,
    labels,
    agreement,
    agreementInterval: wilsonInterval(agreed, labels),
    ...(kappa === undefined ? {} : { kappa }),
  };
}

function cohensKappa(counts: JudgeCounts, labels: number, agreement: number): number | undefined {
  const humanPass = counts.bothPass + counts.falseFail;
  const judgePass = counts.bothPass + counts.falsePass;
  if (humanPass === 0 || humanPass === labels) return undefined;
  const chance =
    (humanPass * judgePass + (labels - humanPass) * (labels - judgePass)) / (labels * labels);
  return (agreement - chance) / (1 - chance);
}

/**
 * The pass rate that people would have given, from the judge's rate and its errors on the labelled answers;
 * undefined where the judge tells no pass from no fail (it does not beat chance) or one kind was never labelled.
 * Source: W. J. Rogan, B. Gladen, Estimating prevalence from the results of a screening test (1978).
 * @param rate share of answers that the judge passed
 */
export function correctRate(rate: number, judge: JudgeCounts): number | undefined {
  const humanPass = judge.bothPass + judge.falseFail;
  const humanFail = judge.bothFail + judge.falsePass;
  if (humanPass === 0 || humanFail === 0) return undefined;
  const sensitivity = judge.bothPass / humanPass;
  const specificity = judge.bothFail / humanFail;
  const informedness = sensitivity + specificity - 1;
  if (informedness <= 0) return undefined;
  return Math.min(1, Math.max(0, (rate + specificity - 1) / informedness));
}
