import * as z from 'zod';

/** A chunk that a search found. */
export interface ChunkHit {
  id: string;
  path: string;
  heading: string;
  text: string;
  /** UTF-16 code units into the document. */
  start: number;
  end: number;
}

/** The columns every search selects, from `rag.chunks chunk` joined to `rag.documents document`. */
export const hitColumns =
  'chunk.id::text, document.path, chunk.heading, chunk.text, chunk.start_offset, chunk.end_offset';

const hitRow = z.object({
  id: z.string(),
  path: z.string(),
  heading: z.string(),
  text: z.string(),
  start_offset: z.int(),
  end_offset: z.int(),
});

export function parseHits(rows: unknown[]): ChunkHit[] {
  return z
    .array(hitRow)
    .parse(rows)
    .map(({ start_offset: start, end_offset: end, ...hit }) => ({ ...hit, start, end }));
}
