import type { Findings } from '../../core/dataset/statistics';
import type { Inspection } from '../../measure/dataset/inspectDataset';
import type { Finding, Level } from './finding';

/** What is wrong with a set of labelled examples, row by row. */
export function datasetFindings(
  file: string,
  { problems, repeatedLines, statistics }: Inspection,
): Finding[] {
  const repeated = new Set(repeatedLines);
  const rows: readonly (readonly [Finding['rule'], Level, Findings | undefined, string])[] = [
    [
      'dataset/contradiction',
      'warning',
      statistics.contradictions,
      'asks what an earlier row asks and answers differently',
    ],
    ['dataset/too-long', 'warning', statistics.overLimit, 'is so long that platforms cut it'],
    ['dataset/no-user-message', 'warning', statistics.withoutUser, 'has no user message'],
    ['dataset/leak', 'warning', statistics.leaked, 'asks what the training set asks'],
    ...statistics.secrets.map(
      (found) =>
        ['dataset/secret', 'warning', found, `holds what looks like: ${found.name}`] as const,
    ),
    ...statistics.personalData.map(
      (found) =>
        [
          'dataset/personal-data',
          'warning',
          found,
          `holds what looks like: ${found.name}`,
        ] as const,
    ),
    ['dataset/same-question', 'note', statistics.sameQuestion, 'asks what an earlier row asks'],
  ];
  return [
    ...problems.map(({ line, column, message }): Finding => ({
      rule: 'dataset/invalid-row',
      level: 'error',
      message: `This row is no example: ${message}.`,
      file,
      line,
      column,
    })),
    ...repeatedLines.map((line): Finding => ({
      rule: 'dataset/repeated-row',
      level: 'warning',
      message: 'This row repeats an earlier one to the letter.',
      file,
      line,
    })),
    ...rows.flatMap(([rule, level, found, what]) =>
      (found?.lines ?? [])
        .filter((line) => !repeated.has(line))
        .map((line): Finding => ({ rule, level, message: `This example ${what}.`, file, line })),
    ),
  ];
}
