import {
  describeDecoding,
  describeStatistics,
  describeTraining,
} from '../core/dataset/inspectionFindings';
import type { TrainingEstimate } from '../core/dataset/trainingEstimate';
import { formatNumber } from '../core/decision/amount';
import type { Inspection } from '../measure/dataset/inspectDataset';

/** The first are enough to see what is wrong; `--json` has up to a thousand. */
const shownProblems = 20;

/** A dataset's inspection for a terminal: what is usable, then what is not and where. */
export function inspectionText(
  file: string,
  inspection: Inspection,
  training: TrainingEstimate,
): string {
  const {
    rows,
    valid,
    duplicates,
    formats,
    tokens,
    encoding,
    problems,
    invalid,
    statistics,
    decoding,
  } = inspection;
  if (rows === 0) return `${file} is empty: there is no example in it.`;
  const kinds = Object.entries(formats).flatMap(([format, count]) =>
    count > 0 ? [`${formatNumber(count)} ${format}`] : [],
  );
  const shown = problems.slice(0, shownProblems);
  return [
    `${file}: ${formatNumber(valid)} of ${formatNumber(rows)} rows are valid examples${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`,
    `  ${formatNumber(tokens)} tokens in them (exact, ${encoding}; a chat template's own not counted)`,
    ...(duplicates > 0
      ? [`  ${formatNumber(duplicates)} repeat an earlier one and teach nothing`]
      : []),
    ...describeDecoding(decoding).map((finding) => `  ${finding}`),
    ...describeStatistics(valid, statistics).map((finding) => `  ${finding}`),
    ...(valid > 0 ? ['', ...describeTraining(training).map((line) => `  ${line}`)] : []),
    ...(invalid === 0
      ? []
      : ['', `${formatNumber(invalid)} ${invalid === 1 ? 'row' : 'rows'} cannot be used:`]),
    ...shown.map(({ line, column, message }) => `  ${file}:${line}:${column}: ${message}`),
    ...(invalid > shown.length
      ? [`  and ${formatNumber(invalid - shown.length)} more; --json lists up to a thousand`]
      : []),
  ].join('\n');
}
