import * as z from 'zod';
import type { Database } from './sql.ts';
import { vectorTypeFor } from './vectorType.ts';

/** Below this many chunks an exact search takes a few milliseconds and misses nothing. */
const exactSearchChunks = 10_000;

const size = z.object({ chunks: z.int(), dimensions: z.int() });

/**
 * Builds the approximate (HNSW) index once the corpus has grown past `fromChunks`.
 * Searches use it by themselves from then on.
 */
export async function buildVectorIndex(
  database: Database,
  fromChunks = exactSearchChunks,
): Promise<void> {
  const [row] = z
    .array(size)
    .parse(
      await database.query(
        'select (select count(*)::int from rag.chunks) as chunks, dimensions from rag.meta',
      ),
    );
  if (row === undefined || row.chunks < fromChunks) return;
  const { operatorClass } = vectorTypeFor(row.dimensions);
  await database.runScript(
    `create index if not exists chunks_embedding on rag.chunks using hnsw (embedding ${operatorClass})`,
  );
}
