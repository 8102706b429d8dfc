import type { Findings, DatasetStatistics } from './statistics';
import type { TrainingEstimate } from './trainingEstimate';

/** What a set must hold before fine-tuning is worth a try, in valid examples. */
export const enoughExamples = 200;

const format = (value: number): string => Math.round(value).toLocaleString('en-US');

/** What is worth knowing about a set of examples, one sentence each; nothing where there is nothing to say. */
export function describeStatistics(
  valid: number,
  statistics: DatasetStatistics,
): readonly string[] {
  const { tokens, overLimit, withoutSystem, withoutUser, sameQuestion, contradictions } =
    statistics;
  const { near, secrets, personalData, labels, leaked } = statistics;
  const { comparedForNear, comparedForRepeats } = statistics;
  const repeats = near.reduce((sum, { lines }) => sum + lines.length - 1, 0);
  const [first] = near;
  return [
    valid < enoughExamples
      ? `${format(enoughExamples - valid)} more valid examples are needed: fine-tuning on fewer than ${enoughExamples} seldom beats a prompt with examples.`
      : '',
    tokens
      ? `Tokens an example: ${format(tokens.p50)} at the median, ${format(tokens.p95)} at p95, ${format(tokens.max)} at most (line ${tokens.maxLine}).`
      : '',
    sentence(overLimit, `longer than ${format(overLimit.limitTokens)} tokens: platforms cut them`),
    sentence(withoutUser, 'without a user message'),
    withoutSystem.rows > 0 && withoutSystem.rows < valid
      ? sentence(
          withoutSystem,
          'without a system message, unlike the others: train as you will ask',
        )
      : '',
    sentence(sameQuestion, 'asking what an earlier one asks, but for case, punctuation and spaces'),
    sentence(contradictions, 'of these answering differently: they teach both'),
    repeats > 0 && first
      ? `${format(repeats)} nearly repeat another, such as line ${first.lines.slice(1, 4).join(', ')} that of line ${first.lines[0] ?? 0}.`
      : '',
    leaked
      ? leaked.rows === 0
        ? 'No question stands in the training set.'
        : sentence(leaked, 'asking what the training set asks: scores on them are flattered')
      : '',
    ...[...secrets, ...personalData].map((one) =>
      sentence(one, `holding what looks like ${article(one.name)} ${one.name}`),
    ),
    labels ? describeLabels(labels) : '',
    comparedForRepeats.ofAll
      ? ''
      : `So many different questions that each row was compared with the first ${format(comparedForRepeats.rows)} of them only: there may be more repeats.`,
    comparedForNear.ofAll
      ? ''
      : `Near-repeats were sought among the first ${format(comparedForNear.rows)} rows that are long enough: there may be more.`,
  ].filter((text) => text !== '');
}

/** How a file's bytes were read as text. */
export interface FileDecoding {
  readonly encoding: string;
  /** Lines that are not valid in it and were read as windows-1252. */
  readonly foreignLines: number;
  readonly firstForeignLine?: number;
}

/** What is to be mended about the encoding of a file, one sentence each. */
export function describeDecoding({
  encoding,
  foreignLines,
  firstForeignLine = 0,
}: FileDecoding): readonly string[] {
  return [
    encoding === 'utf-8'
      ? ''
      : `The file is in ${encoding.toUpperCase()}: save it as UTF-8, which is what platforms read.`,
    foreignLines === 0
      ? ''
      : `${format(foreignLines)} ${foreignLines === 1 ? 'line is' : 'lines are'} not valid UTF-8 (the first is line ${firstForeignLine}) and were read as windows-1252: save the file as UTF-8.`,
  ].filter((text) => text !== '');
}

/** What one training run would cost, one line for each platform where it can still be started. */
export function describeTraining({ epochs, tokens, offers }: TrainingEstimate): readonly string[] {
  return [
    `One training run: ${format(tokens)} tokens in ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'} (the usual default), without a chat template's own.`,
    ...offers
      .filter(({ usd }) => usd !== undefined)
      .map(
        ({ id, usd = 0, isOpen, until }) =>
          `${id}: $${usd < 1 ? usd.toFixed(3) : usd.toFixed(2)}${isOpen === 'unknown' ? ', if it is still open to new customers' : ''}${until ? `, until ${until.day}` : ''}`,
      ),
  ];
}

function describeLabels(labels: NonNullable<DatasetStatistics['labels']>): string {
  const [most] = labels;
  const least = labels.at(-1);
  if (!most || !least) return '';
  return `${format(labels.length)} labels: from ${format(most.rows)} rows ("${most.label}") down to ${format(least.rows)} ("${least.label}").`;
}

function sentence({ rows, lines }: Findings, what: string): string {
  if (rows === 0) return '';
  const more = rows > lines.length ? ', …' : '';
  return `${format(rows)} ${rows === 1 ? 'row' : 'rows'} ${what} (line ${lines.slice(0, 8).join(', ')}${lines.length > 8 ? ', …' : more}).`;
}

function article(name: string): string {
  return /^[aeiou]/i.test(name) ? 'an' : 'a';
}
