import * as z from 'zod';

/** The part of a training row that the local trainer learns from; it checks only what it needs. */
const row = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.nullish(z.unknown()) })).min(1),
});

export interface LearntPair {
  /** The last turn of the user. */
  readonly question: string;
  readonly answer: string;
}

/** The pairs of a JSONL file, or the first fault in a sentence. */
export function readTrainingFile(content: string): readonly LearntPair[] | string {
  const pairs: LearntPair[] = [];
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = row.safeParse(parseJson(line));
    if (!parsed.success) return `line ${index + 1} is no conversation`;
    const { messages } = parsed.data;
    const answer = messages.at(-1);
    const question = messages.findLast(({ role }) => role === 'user');
    if (answer?.role !== 'assistant' || typeof answer.content !== 'string') {
      return `line ${index + 1} does not end with the text of an assistant`;
    }
    if (typeof question?.content !== 'string') return `line ${index + 1} has no text of a user`;
    pairs.push({ question: question.content, answer: answer.content });
  }
  return pairs;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
