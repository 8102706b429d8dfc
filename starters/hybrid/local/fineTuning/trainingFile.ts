import * as z from 'zod';
import { answerSchema, questionIn } from '../../src/template/template.ts';

/** The part of a training row that the local trainer learns from; it checks only what it needs. */
const row = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.nullish(z.unknown()) })).min(1),
});

export interface LearntPair {
  /** The question of the last turn of the user. */
  readonly question: string;
  /** What recurs in the answers: the desk. Quotes and texts are not learnt here, but read. */
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
    const said = messages.at(-1);
    const asked = messages.findLast(({ role }) => role === 'user')?.content;
    const question = typeof asked === 'string' ? questionIn(asked) : undefined;
    if (question === undefined) return `line ${index + 1} asks no question`;
    const answer = answerSchema.safeParse(
      typeof said?.content === 'string' ? parseJson(said.content) : undefined,
    );
    if (said?.role !== 'assistant' || !answer.success)
      return `line ${index + 1} does not end with an answer of the schema`;
    pairs.push({ question, answer: JSON.stringify({ desk: answer.data.desk }) });
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
