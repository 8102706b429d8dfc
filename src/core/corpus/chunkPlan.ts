import { chunkPlan } from '../economics/ingestion';
import { vectorBytes } from '../economics/vectorStore';

/** How documents are cut for retrieval. */
export interface ChunkSettings {
  readonly chunkTokens: number;
  /** Tokens that a chunk repeats of the one before it: fewer than `chunkTokens`. */
  readonly overlapTokens: number;
}

/** What one way of cutting makes of a corpus. */
export interface CorpusChunkPlan extends ChunkSettings {
  /** Each is embedded into one vector. */
  readonly chunks: number;
  /** The documents' tokens, and once more the overlap at every seam. */
  readonly embeddingTokens: number;
  readonly storage: readonly VectorStorage[];
}

/** What a corpus' vectors occupy by themselves, before metadata, index and replicas. */
export interface VectorStorage {
  readonly dimensions: number;
  readonly bytes: number;
}

/** From half the usual chunk to twice, each with a tenth as overlap. */
export const usualChunkSettings: readonly ChunkSettings[] = [
  { chunkTokens: 250, overlapTokens: 25 },
  { chunkTokens: 500, overlapTokens: 50 },
  { chunkTokens: 1_000, overlapTokens: 100 },
];

/** The vector lengths of common embedding models. */
const usualDimensions = [768, 1_536, 3_072];

/** A vector's numbers and nothing else: no metadata, index or replicas. */
export const bareFloat32 = {
  bytesPerDimension: 4,
  metadataBytes: 0,
  idBytes: 0,
  overhead: 1,
  replicas: 1,
};

/**
 * Cuts each document by itself: chunks never reach from one into the next. Tokens are those of the scan's encoding;
 * an embedding model with a tokenizer of its own counts somewhat differently.
 * @param documents exact tokens of each document
 */
export function planChunks(
  documents: readonly { readonly tokens: number }[],
  { chunkTokens, overlapTokens }: ChunkSettings,
): CorpusChunkPlan {
  let chunks = 0;
  let embeddingTokens = 0;
  for (const { tokens } of documents) {
    const plan = chunkPlan(tokens, 1, chunkTokens, overlapTokens);
    chunks += plan.chunks;
    embeddingTokens += plan.tokens;
  }
  return {
    chunkTokens,
    overlapTokens,
    chunks,
    embeddingTokens,
    storage: usualDimensions.map((dimensions) => ({
      dimensions,
      bytes: vectorBytes(chunks, dimensions, bareFloat32),
    })),
  };
}
