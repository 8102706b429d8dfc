import type { Connection } from '../connect.ts';
import type { Rag } from '../openRag.ts';
import { nameSources } from '../prompt/renderSources.ts';
import type { ChunkHit } from '../retrieve/chunkHit.ts';
import { retrieve } from '../retrieve/retrieve.ts';
import { readPromoted, Router } from '../router.ts';
import {
  answerSchema,
  instructions,
  renderUser,
  type desks,
  type ModelAnswer,
} from '../template/template.ts';
import type { Completion, CompletionRequest } from '../llm.ts';
import { logUsage } from '../usage/log.ts';
import { checkCitations, type CheckedCitations, type Citation } from './citations.ts';

/** What came of a question. */
export type Answer = { readonly sources: readonly ChunkHit[] } & (
  | {
      readonly status: 'answered';
      readonly text: string;
      readonly desk: (typeof desks)[number];
      /** Each stands word for word in its document. */
      readonly citations: readonly Citation[];
      /** What the model claimed and the sources do not hold; not shown as proof. */
      readonly dropped: CheckedCitations['invalid'];
    }
  | {
      readonly status: 'abstained';
      readonly reason: 'not in the sources' | 'no valid citation';
      /** Who deals with it instead. */
      readonly desk: (typeof desks)[number];
      readonly dropped: CheckedCitations['invalid'];
    }
  /** The model refused, was cut off, or answered with something else. */
  | { readonly status: 'failed'; readonly reason: string }
);

/** Asks a model for an answer: the router, or one model of a comparison. */
export type Complete = (
  request: CompletionRequest<ModelAnswer>,
) => Promise<Completion<ModelAnswer>>;

const maximumOutputTokens = 4_000;
const routers = new WeakMap<Connection, Promise<Router>>();

/**
 * Answers from the corpus, or says that the corpus does not tell, and names the desk. No answer
 * leaves without a quote that was found in a source word for word.
 */
export async function answerQuestion(rag: Rag, question: string, under?: string): Promise<Answer> {
  const hits = await retrieve(rag, question, under);
  const router = await routerOf(rag.connection);
  return answerFrom(question, hits, async (request) => {
    const completion = await router.complete(request);
    if (completion.status === 'answered')
      await logUsage(question, hits, completion.output, completion.model);
    return completion;
  });
}

/** Answers from the chunks that were found; without any, only the desk can be told. */
export async function answerFrom(
  question: string,
  hits: readonly ChunkHit[],
  complete: Complete,
): Promise<Answer> {
  const completion = await complete({
    instructions,
    messages: [{ role: 'user', content: renderUser(question, hits) }],
    schema: answerSchema,
    schemaName: 'support_answer',
    maximumOutputTokens,
  });
  if (completion.status !== 'answered')
    return {
      status: 'failed',
      reason: `${completion.status}: ${completion.reason}`,
      sources: hits,
    };
  const { answerable, answer, citations, desk } = completion.output;
  const { valid, invalid } = checkCitations(citations, nameSources(hits));
  const common = { desk, dropped: invalid, sources: hits };
  if (!answerable || answer.trim() === '')
    return { status: 'abstained', reason: 'not in the sources', ...common };
  if (valid.length === 0) return { status: 'abstained', reason: 'no valid citation', ...common };
  return { status: 'answered', text: answer, citations: valid, ...common };
}

/** One router for each connection: it remembers a tuned model that is gone. */
function routerOf(connection: Connection): Promise<Router> {
  const known = routers.get(connection);
  if (known !== undefined) return known;
  const router = readPromoted().then((tuned) => new Router(connection.llm, tuned));
  routers.set(connection, router);
  return router;
}
