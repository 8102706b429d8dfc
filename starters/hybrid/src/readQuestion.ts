import { StarterError } from './errors.ts';

const longestQuestion = 2_000;

/** A question as it may be asked: some text, not a document. Throws a StarterError otherwise. */
export function readQuestion(text: string): string {
  const question = text.replaceAll('\0', '').trim();
  if (question === '') throw new StarterError('configuration', 'the question is empty');
  if (question.length > longestQuestion)
    throw new StarterError(
      'configuration',
      `the question has ${question.length} characters: at most ${longestQuestion} are read`,
    );
  return question;
}
