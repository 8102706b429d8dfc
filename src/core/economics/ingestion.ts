import { component } from './components';
import type { CostLedger } from './costLedger';
import type { ContextualRetrieval, Corpus, Retrieval } from './inputs';
import type { Point } from './quantities';

const perMillion = 1e-6;

/** A corpus cut into overlapping chunks. */
export interface ChunkPlan {
  chunks: number;
  /** Tokens of all chunks: the overlap counts once for every chunk that repeats it. */
  tokens: number;
}

/**
 * Chunks of a corpus of equally long documents: `⌈(length − overlap) / (chunk − overlap)⌉` for each
 * document, at least one. The tokens embedded are the documents' own plus one overlap per seam.
 */
export function chunkPlan(
  corpusTokens: number,
  documents: number,
  chunkTokens: number,
  overlapTokens: number,
): ChunkPlan {
  if (corpusTokens === 0) return { chunks: 0, tokens: 0 };
  const count = Math.max(1, documents);
  const length = corpusTokens / count;
  const stride = chunkTokens - overlapTokens;
  const perDocument = Math.max(1, Math.ceil((length - overlapTokens) / stride));
  return {
    chunks: count * perDocument,
    tokens: corpusTokens + count * (perDocument - 1) * overlapTokens,
  };
}

/**
 * What it costs, in US dollars, to have a model write a context for each chunk. Each document is
 * written to the prompt cache once and read for every chunk:
 * `document × write + n × document × read + n × (chunk + instruction) × input + n × context × output`.
 * Source: Anthropic, "Introducing Contextual Retrieval" (2024); its example comes to $1.02 per
 * million tokens of corpus.
 */
export function contextualRetrievalUsd(
  contextual: Point<ContextualRetrieval>,
  corpus: { tokens: number; documents: number },
  plan: ChunkPlan,
): number {
  if (contextual.kind === 'none' || plan.chunks === 0) return 0;
  const usd = contextual.usdPerMillionTokens;
  const chunksPerDocument = plan.chunks / Math.max(1, corpus.documents);
  return (
    perMillion *
    (corpus.tokens * (usd.cacheWrite + chunksPerDocument * usd.cachedInput) +
      (plan.tokens + plan.chunks * contextual.instructionTokens) * usd.input +
      plan.chunks * contextual.contextTokens * usd.output)
  );
}

/**
 * Charges parsing, contexts and embeddings of the whole corpus once, and of its changed share every
 * month. Returns the chunks, which are the store's vectors.
 */
export function chargeIngestion(
  ledger: CostLedger,
  corpus: Point<Corpus>,
  retrieval: Point<Retrieval>,
): number {
  const { embedding, contextual } = retrieval;
  const plan = chunkPlan(
    corpus.tokens,
    corpus.documents,
    retrieval.chunkTokens,
    retrieval.chunkOverlapTokens,
  );
  const contextTokens = contextual.kind === 'on' ? plan.chunks * contextual.contextTokens : 0;
  const usd =
    corpus.pages * corpus.parsingUsdPerPage +
    contextualRetrievalUsd(contextual, corpus, plan) +
    (plan.tokens + contextTokens) *
      embedding.usdPerMillionTokens *
      perMillion *
      (1 - embedding.batchDiscount);
  ledger.setup(component.ingestion, usd);
  ledger.perMonth(component.ingestion, usd * corpus.monthlyChange);
  return plan.chunks;
}
