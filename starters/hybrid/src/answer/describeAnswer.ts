import type { Answer } from './answerQuestion.ts';

/** An answer with its proof, for a terminal. */
export function describeAnswer(answer: Answer): string {
  switch (answer.status) {
    case 'failed':
      return `No answer: the model's reply was ${answer.reason}.`;
    case 'abstained': {
      const nearest = answer.sources.map(({ path, heading }) => `  ${path} ${heading}`.trimEnd());
      return [
        `The corpus does not tell (${answer.reason}). Ask the desk: ${answer.desk}.`,
        ...(nearest.length > 0 ? ['Nearest passages:', ...nearest] : []),
      ].join('\n');
    }
    case 'answered':
      return [
        answer.text,
        `Desk: ${answer.desk}`,
        '',
        ...answer.citations.map(
          ({ path, heading, quote, start }) =>
            `  ${path}${heading === '' ? '' : `, ${heading}`} (character ${start}):\n    "${quote.replaceAll(/\s+/g, ' ')}"`,
        ),
        ...(answer.dropped.length > 0
          ? [`  ${answer.dropped.length} claimed quotes dropped: they stand in no source.`]
          : []),
      ].join('\n');
  }
}
