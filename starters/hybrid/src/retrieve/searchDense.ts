import type { Database } from '../database/sql.ts';
import { vectorTypeFor } from '../database/vectorType.ts';
import { toVectorText } from '../ingest/embed.ts';
import { hitColumns, parseHits, type ChunkHit } from './chunkHit.ts';

/** The chunks nearest to `vector` by cosine distance, nearest first; `under` limits them to paths that begin so. */
export async function searchDense(
  database: Database,
  vector: readonly number[],
  limit: number,
  under?: string,
): Promise<ChunkHit[]> {
  const { column } = vectorTypeFor(vector.length);
  return database.transaction(async (sql) => {
    // Without it an HNSW search looks at ef_search neighbours only, and a filter may leave none of them.
    // strict_order would drop what a later round finds nearer; relaxed_order keeps it, and the outer query sorts.
    await sql.runScript('set local hnsw.iterative_scan = relaxed_order');
    return parseHits(
      await sql.query(
        `with nearest as materialized (
           select ${hitColumns}, chunk.embedding <=> $1::${column} as distance
           from rag.chunks chunk join rag.documents document on document.id = chunk.document_id
           where $3::text is null or starts_with(document.path, $3)
           order by distance
           limit $2
         )
         select * from nearest order by distance`,
        [toVectorText(vector), limit, under ?? null],
      ),
    );
  });
}
