import { escapeMarkdown, list, table } from '../record/markdown';
import type { FileComparison } from './compareFiles';
import type { CaseResult, EvaluationFile } from './evaluationFile';
import { calibrateJudge, correctRate } from './judgeCalibration';
import { summarize, type EvaluationSummary } from './summary';
import { countMoreCases } from './verdict';

/** An evaluation to read: the score first, then what failed, then the rest. */
export function evaluationToMarkdown(file: EvaluationFile, defaultTarget: number): string {
  const summary = summarize(file.cases, file.target ?? defaultTarget);
  const of = (outcome: CaseResult['outcome']): CaseResult[] =>
    file.cases.filter((one) => one.outcome === outcome);
  return [
    `# ${escapeMarkdown(file.name ?? 'Evaluation')}`,
    scoreSentence(summary),
    facts(file, summary),
    ...judgeParagraph(file, summary),
    ...section('Failed', of('fail')),
    ...section('Did not run', of('error')),
    ...section('Passed', of('pass')),
    '',
  ].join('\n\n');
}

/** A comparison of two evaluations, in words; the second against the first. */
export function comparisonToMarkdown(
  first: EvaluationFile,
  second: EvaluationFile,
  comparison: FileComparison,
): string {
  const { cases, difference, interval, p, onlyFirst, onlySecond, unpaired, lost, gained } =
    comparison;
  const points = (share: number): string => `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`;
  const verdict =
    p < 0.05
      ? `**${difference > 0 ? 'The second is better' : 'The first is better'}**: chance alone would hardly do this (p = ${p.toFixed(4)}).`
      : `**Not shown to differ**: chance alone could do this (p = ${p.toFixed(2)}).`;
  return [
    '# Comparison of two evaluations',
    table(
      ['', 'Evaluation', 'Model', 'Passed'],
      [first, second].map((file, index) => [
        index === 0 ? 'First' : 'Second',
        escapeMarkdown(file.name ?? ''),
        escapeMarkdown(file.model ?? ''),
        passedOf(file),
      ]),
    ),
    `${verdict} Difference ${points(difference)} points, 95 % interval ${points(interval.low)} to ${points(interval.high)}, on the ${cases} cases that both ran${unpaired > 0 ? ` (${unpaired} others are left out)` : ''}. ${onlySecond} gained, ${onlyFirst} lost. Exact McNemar test; interval after Newcombe (1998), method 10.`,
    ...caseList('Lost: the first passes, the second fails', lost),
    ...caseList('Gained: the first fails, the second passes', gained),
    '',
  ].join('\n\n');
}

function passedOf({ cases }: EvaluationFile): string {
  const judged = cases.filter(({ outcome }) => outcome !== 'error').length;
  return `${cases.filter(({ outcome }) => outcome === 'pass').length} of ${judged}`;
}

function scoreSentence({ passed, judged, errored, score, target }: EvaluationSummary): string {
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const ran = errored > 0 ? ` ${errored} did not run and are not counted.` : '';
  if (judged === 0) return `No case was judged.${ran}`;
  const range = `${percent(score.interval.low)} to ${percent(score.interval.high)}`;
  const verdict = {
    suffices: `The target of ${percent(target)} is reached.`,
    fails: `The target of ${percent(target)} is missed.`,
    'not yet known': `Whether the target of ${percent(target)} is reached is not yet known${moreCases(passed, judged, target)}.`,
  }[score.verdict];
  return `**${passed} of ${judged} passed: ${percent(passed / judged)}, 95 % interval ${range}** (Wilson). ${verdict}${ran}`;
}

function moreCases(passed: number, judged: number, target: number): string {
  const { kind, cases } = countMoreCases(passed, judged, target);
  return `: ${kind} ${cases.toLocaleString('en-US')} more cases would tell`;
}

function facts(file: EvaluationFile, { cost, latencyMs }: EvaluationSummary): string {
  const unknown = cost.casesUnknown > 0 ? ` and ${cost.casesUnknown} cases of unknown cost` : '';
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  const priced = cost.casesUnknown < file.cases.length;
  const rows = [
    ['Model', stated(file.model)],
    ['Answered by', stated(file.provider)],
    ['Prompt', stated(file.prompt?.file)],
    ['Ran at', stated(file.at)],
    [
      'Cost',
      priced ? `$${cost.usd.toFixed(4)}${unknown}, by billed tokens at list price` : 'unknown',
    ],
    [
      'Latency',
      latencyMs ? `${seconds(latencyMs.p50)} median, ${seconds(latencyMs.p95)} at p95` : 'unknown',
    ],
  ];
  return table(['', ''], rows);
}

function judgeParagraph({ judge, cases }: EvaluationFile, summary: EvaluationSummary): string[] {
  if (!judge) return [];
  if (!judge.calibration)
    return [
      `Rubrics were judged by ${escapeMarkdown(judge.model)}, which was **not calibrated**: how far people would agree is unknown. Name answers that people judged as \`judgeCalibration\` in the prompt's front matter.`,
    ];
  const { labels, agreement, agreementInterval, kappa, falsePass } = calibrateJudge(
    judge.calibration,
  );
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const corrected =
    summary.judged === 0
      ? undefined
      : correctRate(summary.passed / summary.judged, judge.calibration);
  return [
    `Rubrics were judged by ${escapeMarkdown(judge.model)}, which agrees with people on ${percent(agreement)} of ${labels} labelled answers (95 % interval ${percent(agreementInterval.low)} to ${percent(agreementInterval.high)}${kappa === undefined ? '' : `, Cohen's kappa ${kappa.toFixed(2)}`}) and passes ${falsePass} that people fail.${corrected === undefined ? '' : ` If every one of the ${cases.length} cases were judged so, people would pass about ${percent(corrected)} (Rogan and Gladen).`}`,
  ];
}

function section(title: string, cases: readonly CaseResult[]): string[] {
  if (cases.length === 0) return [];
  const priced = (usd: number | undefined): string =>
    usd === undefined ? 'unknown' : `$${usd.toFixed(5)}`;
  return [
    `## ${title} (${cases.length})`,
    table(
      ['Case', 'Why', 'Answer', 'Cost', 'Latency'],
      cases.map(({ id, reason = '', answer = '', costUsd, latencyMs }) => [
        escapeMarkdown(id),
        escapeMarkdown(shorten(reason)),
        escapeMarkdown(shorten(answer)),
        priced(costUsd),
        latencyMs === undefined ? 'unknown' : `${latencyMs} ms`,
      ]),
    ),
  ];
}

function caseList(title: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`## ${title} (${ids.length})`, list(ids.map(escapeMarkdown))];
}

function stated(text: string | undefined): string {
  return text === undefined ? 'not stated' : escapeMarkdown(text);
}

const shownCharacters = 160;

function shorten(answer: string): string {
  const line = answer.replaceAll(/\s+/g, ' ').trim();
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
