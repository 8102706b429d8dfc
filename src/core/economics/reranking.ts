import type { Reranker } from './inputs';
import type { Point } from './quantities';

/** What it costs, in US dollars, to rerank the candidates of one query. */
export function rerankingUsdPerQuery(
  reranker: Point<Reranker>,
  candidates: number,
  chunkTokens: number,
  questionTokens: number,
): number {
  switch (reranker.kind) {
    case 'none':
      return 0;
    case 'perSearch':
      return (
        (Math.ceil(candidates / reranker.documentsPerSearch) * reranker.usdPerThousandSearches) /
        1_000
      );
    case 'perToken':
      // The question is read again with every document.
      return (candidates * (chunkTokens + questionTokens) * reranker.usdPerMillionTokens) / 1e6;
  }
}
