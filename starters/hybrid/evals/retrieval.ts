import type { Rag } from '../src/openRag.ts';
import { fuse, searchBoth, type Rankings } from '../src/retrieve/retrieve.ts';
import type { ChunkHit } from '../src/retrieve/chunkHit.ts';
import { wilsonInterval, type Interval } from './intervals.ts';
import type { AnswerableQuestion } from './questions.ts';

/** How well one way of searching finds the passage that holds the answer. */
export interface RetrievalScore {
  /** Share of questions with the passage among the first k. */
  readonly hitAt1: Interval;
  readonly hitAt5: Interval;
  /** Mean of 1 / rank of the passage; 0 where it was not found. */
  readonly meanReciprocalRank: number;
}

export interface RetrievalResult {
  readonly dense: RetrievalScore;
  readonly lexical: RetrievalScore;
  readonly hybrid: RetrievalScore;
  /** The same questions with other weights of the dense ranking. */
  readonly byDenseWeight: readonly { readonly weight: number; readonly score: RetrievalScore }[];
}

/** Searches for every question with each search alone and with both. */
export async function evaluateRetrieval(
  { connection, database, retrieval }: Rag,
  questions: readonly AnswerableQuestion[],
): Promise<RetrievalResult> {
  const found: { question: AnswerableQuestion; rankings: Rankings }[] = [];
  for (const question of questions) {
    const rankings = await searchBoth(
      database,
      question.question,
      (texts) => connection.llm.embed(texts),
      retrieval,
    );
    found.push({ question, rankings });
  }
  const score = (weight: number) =>
    scoreRanks(found.map(({ question, rankings }) => rankOf(question, fuse(rankings, weight))));
  return {
    dense: score(1),
    lexical: score(0),
    hybrid: score(retrieval.denseWeight),
    byDenseWeight: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((weight) => ({
      weight,
      score: score(weight),
    })),
  };
}

/** From 1; undefined where no chunk holds the words that prove the answer. */
function rankOf(
  { path, quote }: AnswerableQuestion,
  hits: readonly ChunkHit[],
): number | undefined {
  const at = hits.findIndex((hit) => hit.path === path && hit.text.includes(quote));
  return at === -1 ? undefined : at + 1;
}

function scoreRanks(ranks: readonly (number | undefined)[]): RetrievalScore {
  const within = (k: number) =>
    wilsonInterval(ranks.filter((rank) => rank !== undefined && rank <= k).length, ranks.length);
  const reciprocal = ranks.reduce<number>(
    (sum, rank) => sum + (rank === undefined ? 0 : 1 / rank),
    0,
  );
  return {
    hitAt1: within(1),
    hitAt5: within(5),
    meanReciprocalRank: ranks.length === 0 ? 0 : reciprocal / ranks.length,
  };
}
