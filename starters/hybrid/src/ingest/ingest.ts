import { buildVectorIndex } from '../database/vectorIndex.ts';
import { projectFolder, type Rag } from '../openRag.ts';
import { indexCorpus, type IndexReport } from './indexCorpus.ts';
import { loadDocuments, type LoadedCorpus } from './loadDocuments.ts';
import { textLengthIn } from './textLength.ts';

export type IngestReport = IndexReport & { readonly skipped: LoadedCorpus['skipped'] };

/** Makes the index equal to the corpus. */
export async function ingest({ connection, database, corpus }: Rag): Promise<IngestReport> {
  const { retrieval } = connection.settings;
  const { documents, skipped } = await loadDocuments(projectFolder, corpus);
  const report = await indexCorpus(database, documents, {
    limits: { size: retrieval.chunkTokens, overlap: retrieval.chunkOverlap },
    unit: 'tokens',
    lengthOf: await textLengthIn('tokens'),
    embed: (texts) => connection.llm.embed(texts),
  });
  await buildVectorIndex(database);
  return { ...report, skipped };
}

/** The report in a few lines. */
export function describeIngest(report: IngestReport): string {
  const { added, changed, unchanged, removed, chunksEmbedded, chunksReused, skipped } = report;
  return [
    `Documents: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`,
    `Chunks: ${chunksEmbedded} embedded, ${chunksReused} known already.`,
    ...skipped.map(({ path, reason }) => `Skipped ${path}: ${reason}.`),
  ].join('\n');
}
