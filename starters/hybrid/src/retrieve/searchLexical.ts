import type { Sql } from '../database/sql.ts';
import { hitColumns, parseHits, type ChunkHit } from './chunkHit.ts';

/**
 * The chunks that share words with the question, best first by cover density (`ts_rank_cd`).
 * One word is enough: a question as a whole is seldom found, so that its words are joined by OR.
 */
export async function searchLexical(
  sql: Sql,
  question: string,
  textSearchLanguage: string,
  limit: number,
  under?: string,
): Promise<ChunkHit[]> {
  return parseHits(
    await sql.query(
      `select ${hitColumns}
       from rag.chunks chunk join rag.documents document on document.id = chunk.document_id,
         cast(replace(plainto_tsquery($2::text::regconfig, $1)::text, ' & ', ' | ') as tsquery) words
       where chunk.search @@ words and ($4::text is null or starts_with(document.path, $4))
       order by ts_rank_cd(chunk.search, words) desc, chunk.id
       limit $3`,
      [question, textSearchLanguage, limit, under ?? null],
    ),
  );
}
