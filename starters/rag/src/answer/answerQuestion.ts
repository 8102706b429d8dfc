import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Rag } from '../openRag.ts';
import { delimit } from '../prompt/delimit.ts';
import { nameSources, renderSources } from '../prompt/renderSources.ts';
import type { ChunkHit } from '../retrieve/chunkHit.ts';
import { retrieve } from '../retrieve/retrieve.ts';
import { checkCitations, type CheckedCitations, type Citation } from './citations.ts';

/** What came of a question. */
export type Answer = { readonly sources: readonly ChunkHit[] } & (
  | {
      readonly status: 'answered';
      readonly text: string;
      /** Each stands word for word in its document. */
      readonly citations: readonly Citation[];
      /** What the model claimed and the sources do not hold; not shown as proof. */
      readonly dropped: CheckedCitations['invalid'];
    }
  | {
      readonly status: 'abstained';
      readonly reason: 'nothing found' | 'not in the sources' | 'no valid citation';
      readonly dropped: CheckedCitations['invalid'];
    }
  /** The model refused, was cut off, or answered with something else. */
  | { readonly status: 'failed'; readonly reason: string }
);

/** In the order in which the model writes: first the proof, then the verdict, then the answer. */
export const answerSchema = z.object({
  citations: z.array(z.object({ source: z.string(), quote: z.string() })),
  answerable: z.boolean(),
  answer: z.string(),
});

const maximumOutputTokens = 4_000;

/**
 * Answers from the corpus, or says that the corpus does not tell. No answer leaves without a quote
 * that was found in a source word for word; that the quote proves the answer is what the evals judge.
 */
export async function answerQuestion(rag: Rag, question: string, under?: string): Promise<Answer> {
  const hits = await retrieve(rag, question, under);
  if (hits.length === 0)
    return { status: 'abstained', reason: 'nothing found', sources: hits, dropped: [] };
  return answerFrom(rag, question, hits);
}

/** Answers from the chunks that were found. */
export async function answerFrom(
  { connection }: Pick<Rag, 'connection'>,
  question: string,
  hits: readonly ChunkHit[],
): Promise<Answer> {
  const sources = nameSources(hits);
  const completion = await connection.llm.complete({
    instructions: await readFile(new URL('../prompt/system.md', import.meta.url), 'utf8'),
    messages: [
      { role: 'user', content: `${renderSources(sources)}\n${delimit('question', question)}` },
    ],
    schema: answerSchema,
    schemaName: 'answer',
    maximumOutputTokens,
  });
  if (completion.status !== 'answered')
    return {
      status: 'failed',
      reason: `${completion.status}: ${completion.reason}`,
      sources: hits,
    };
  const { answerable, answer, citations } = completion.output;
  const { valid, invalid } = checkCitations(citations, sources);
  if (!answerable || answer.trim() === '')
    return { status: 'abstained', reason: 'not in the sources', sources: hits, dropped: invalid };
  if (valid.length === 0)
    return { status: 'abstained', reason: 'no valid citation', sources: hits, dropped: invalid };
  return { status: 'answered', text: answer, citations: valid, dropped: invalid, sources: hits };
}
