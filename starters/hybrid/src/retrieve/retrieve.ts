import type { Database } from '../database/sql.ts';
import type { Embed } from '../ingest/embed.ts';
import type { Rag } from '../openRag.ts';
import type { ChunkHit } from './chunkHit.ts';
import { fuseRankings } from './fuseRankings.ts';
import { rerankWithLlm } from './rerank.ts';
import { searchDense } from './searchDense.ts';
import { searchLexical } from './searchLexical.ts';

export interface RetrievalOptions {
  /** Chunks handed to the model. */
  topK: number;
  /** Chunks that each search contributes, and that a reranker sees. */
  candidates: number;
  /** Share of the dense ranking in the fusion, 0 to 1; the rest is the full text's. */
  denseWeight: number;
  /** "llm": the chat model orders the candidates; one more call for each question. */
  rerank: 'none' | 'llm';
  textSearchLanguage: string;
}

/** What the two searches found before they are fused. */
export interface Rankings {
  dense: ChunkHit[];
  lexical: ChunkHit[];
}

/** Both searches for one question; `under` limits them to paths that begin so. */
export async function searchBoth(
  database: Database,
  question: string,
  embed: Embed,
  options: Pick<RetrievalOptions, 'candidates' | 'textSearchLanguage'>,
  under?: string,
): Promise<Rankings> {
  const { candidates, textSearchLanguage } = options;
  const [vector] = await embed([question]);
  return {
    dense: vector === undefined ? [] : await searchDense(database, vector, candidates, under),
    lexical: await searchLexical(database, question, textSearchLanguage, candidates, under),
  };
}

/** The chunks of both rankings in one order, best first. */
export function fuse({ dense, lexical }: Rankings, denseWeight: number): ChunkHit[] {
  return fuseRankings([
    { items: dense, weight: denseWeight },
    { items: lexical, weight: 1 - denseWeight },
  ]);
}

/** The chunks that the model gets to see for a question, best first. */
export async function retrieve(rag: Rag, question: string, under?: string): Promise<ChunkHit[]> {
  const { connection, database, retrieval } = rag;
  const { llm } = connection;
  const rankings = await searchBoth(
    database,
    question,
    (texts) => llm.embed(texts),
    retrieval,
    under,
  );
  const fused = fuse(rankings, retrieval.denseWeight);
  const ordered =
    retrieval.rerank === 'llm'
      ? await rerankWithLlm(llm, question, fused.slice(0, retrieval.candidates))
      : fused;
  return ordered.slice(0, retrieval.topK);
}
