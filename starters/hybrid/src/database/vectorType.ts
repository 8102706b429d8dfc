import { StarterError } from '../errors.ts';

/** pgvector's column type for embeddings of this size, and how its indexes compare them. */
export interface VectorType {
  /** As in a column definition: `vector(512)`. */
  column: string;
  operatorClass: string;
}

/** pgvector indexes `vector` up to 2,000 dimensions and `halfvec` (16-bit floats) up to 4,000. */
export function vectorTypeFor(dimensions: number): VectorType {
  if (!Number.isInteger(dimensions) || dimensions < 1)
    throw new StarterError(
      'configuration',
      `The embedding dimensions must be a whole number above 0, not ${String(dimensions)}`,
    );
  if (dimensions <= 2000)
    return { column: `vector(${String(dimensions)})`, operatorClass: 'vector_cosine_ops' };
  if (dimensions <= 4000)
    return { column: `halfvec(${String(dimensions)})`, operatorClass: 'halfvec_cosine_ops' };
  throw new StarterError(
    'configuration',
    `pgvector can index at most 4,000 dimensions, not ${String(dimensions)}: ask the embedding model for fewer, where it can shorten its vectors`,
  );
}
