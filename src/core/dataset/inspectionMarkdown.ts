import { escapeMarkdown, list, table } from '../record/markdown';
import {
  describeDecoding,
  describeStatistics,
  describeTraining,
  enoughExamples,
  type FileDecoding,
} from './inspectionFindings';
import type { DatasetReport } from './inspector';
import type { DatasetStatistics } from './statistics';
import type { TrainingEstimate } from './trainingEstimate';

const shownProblems = 200;
const shownLabels = 100;

/**
 * An inspection to read: what is usable, what to mend, what it would cost to train on.
 * @param training the set that was searched for leaks, where there was one
 */
export function inspectionToMarkdown(
  name: string,
  {
    rows,
    valid,
    duplicates,
    invalid,
    problems,
    tokens,
    statistics,
    decoding,
  }: DatasetReport & {
    readonly tokens: number;
    readonly statistics: DatasetStatistics;
    readonly decoding: FileDecoding;
  },
  estimate: TrainingEstimate,
  training: string | undefined,
): string {
  const format = (value: number): string => value.toLocaleString('en-US');
  const enough = valid >= enoughExamples ? 'reached' : 'not reached';
  return [
    `# ${escapeMarkdown(name)}`,
    `**${format(valid)} of ${format(rows)} rows are valid examples**; the ${enoughExamples} that fine-tuning wants are ${enough}. ${format(tokens)} tokens (exact, o200k_base; a chat template's own not counted).`,
    ...(training === undefined ? [] : [`Compared with ${escapeMarkdown(training)} for leaks.`]),
    list(
      [
        ...(duplicates > 0
          ? [
              `${format(duplicates)} ${duplicates === 1 ? 'row repeats' : 'rows repeat'} an earlier one to the letter: nothing more to learn.`,
            ]
          : []),
        ...describeDecoding(decoding),
        ...describeStatistics(valid, statistics),
      ].map(escapeMarkdown),
    ),
    ...(invalid === 0
      ? []
      : [
          `## ${format(invalid)} ${invalid === 1 ? 'row' : 'rows'} cannot be used`,
          table(
            ['Line', 'Column', 'Why'],
            problems
              .slice(0, shownProblems)
              .map(({ line, column, message }) => [
                String(line),
                String(column),
                escapeMarkdown(message),
              ]),
            ['right', 'right', 'left'],
          ),
        ]),
    ...(valid === 0 ? [] : ['## Training', list(describeTraining(estimate).map(escapeMarkdown))]),
    ...(statistics.labels
      ? [
          '## Labels',
          table(
            ['Label', 'Rows'],
            statistics.labels
              .slice(0, shownLabels)
              .map(({ label, rows: count }) => [escapeMarkdown(label), format(count)]),
            ['left', 'right'],
          ),
        ]
      : []),
    '',
  ].join('\n\n');
}
