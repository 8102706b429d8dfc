import * as z from 'zod';
import type { Database } from './database/sql.ts';

const statsRow = z.object({
  documents: z.int(),
  chunks: z.int(),
  embedding_model: z.string(),
  dimensions: z.int(),
  search: z.enum(['exact', 'HNSW']),
});

/** What the index holds, and what it was made with. */
export async function readStats(
  database: Database,
): Promise<z.infer<typeof statsRow> & { engine: Database['engine'] }> {
  const [row] = z.array(statsRow).parse(
    await database.query(
      `select (select count(*)::int from rag.documents) as documents,
              (select count(*)::int from rag.chunks) as chunks,
              embedding_model, dimensions,
              case when to_regclass('rag.chunks_embedding') is null then 'exact' else 'HNSW' end as search
       from rag.meta`,
    ),
  );
  if (row === undefined) throw new Error('the index has no meta row');
  return { engine: database.engine, ...row };
}
