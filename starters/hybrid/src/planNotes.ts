import type { Settings } from './settings.ts';

/** Where the plan asks for something that this starter does another way. */
export function planNotes({ models, retrieval }: Settings): string[] {
  const notes: string[] = [];
  if (retrieval.vectorStore !== undefined && !retrieval.vectorStore.includes('pgvector'))
    notes.push(
      `The plan names the vector store ${retrieval.vectorStore}: this starter stores in PostgreSQL with pgvector. The SQL is in src/retrieve and src/ingest/indexCorpus.ts.`,
    );
  if (models.reranker !== undefined && retrieval.rerank !== 'llm')
    notes.push(
      `The plan names the reranker ${models.reranker.id}: this starter reranks with the chat model ("rerank": "llm" in settings.json) or not at all. Measure first whether you need it.`,
    );
  return notes;
}
