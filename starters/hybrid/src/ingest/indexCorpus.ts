import * as z from 'zod';
import { lockForWriting } from '../database/migrate.ts';
import type { Database, Sql } from '../database/sql.ts';
import { StarterError } from '../errors.ts';
import { chunkDocument, type Chunk, type ChunkLimits, type TextLength } from './chunkDocument.ts';
import { toVectorText, type Embed } from './embed.ts';
import { sha256, type SourceDocument } from './loadDocuments.ts';

export interface IndexOptions {
  limits: ChunkLimits;
  lengthOf: TextLength;
  /** Names the unit `lengthOf` counts in: another unit makes other chunks. */
  unit: string;
  embed: Embed;
  /** Called after each document that was written. */
  onWritten?: (path: string) => void;
}

export interface IndexReport {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** Chunks whose vectors were asked of the embedding model, and those that were known already. */
  chunksEmbedded: number;
  chunksReused: number;
}

interface PreparedDocument {
  path: string;
  fingerprint: string;
  chunks: (Chunk & { embeddedHash: string; embeddedText: string })[];
}

/** Documents are embedded together until they make this many chunks, and written one by one. */
const chunksPerGroup = 64;
const chunksPerInsert = 100;

/**
 * Makes the index equal to the corpus: embeds what is added or changed, deletes what is gone.
 * Each document is written in one transaction, so that a run that is killed leaves whole documents
 * and the next run goes on from there. A renamed document costs nothing: its vectors are known.
 */
export async function indexCorpus(
  database: Database,
  documents: readonly SourceDocument[],
  options: IndexOptions,
): Promise<IndexReport> {
  if (documents.length === 0)
    throw new StarterError(
      'configuration',
      'The corpus holds no text file, and an empty corpus would delete the index: correct corpus.folders in settings.json',
    );
  const known = await readFingerprints(database);
  const report: IndexReport = {
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    chunksEmbedded: 0,
    chunksReused: 0,
  };
  let group: PreparedDocument[] = [];
  const writeGroup = async (): Promise<void> => {
    await embedAndWrite(database, group, options, report);
    group = [];
  };
  for (const document of documents) {
    const fingerprint = fingerprintOf(document, options);
    const before = known.get(document.path);
    if (before === fingerprint) {
      report.unchanged += 1;
      continue;
    }
    if (before === undefined) report.added += 1;
    else report.changed += 1;
    group.push({ path: document.path, fingerprint, chunks: prepareChunks(document, options) });
    if (group.reduce((sum, one) => sum + one.chunks.length, 0) >= chunksPerGroup)
      await writeGroup();
  }
  await writeGroup();
  // Only after the writing: a renamed document finds the vectors of its old name.
  const present = new Set(documents.map((document) => document.path));
  const gone = [...known.keys()].filter((path) => !present.has(path));
  await database.query('delete from rag.documents where path = any($1::text[])', [gone]);
  report.removed = gone.length;
  return report;
}

function fingerprintOf({ text }: SourceDocument, { limits, unit }: IndexOptions): string {
  return sha256(JSON.stringify([limits.size, limits.overlap, unit, text]));
}

function prepareChunks(
  { text }: SourceDocument,
  { limits, lengthOf }: IndexOptions,
): PreparedDocument['chunks'] {
  return chunkDocument(text, limits, lengthOf).map((chunk) => {
    // A passage from the middle of a section is found by the section's name too.
    const embeddedText = chunk.heading === '' ? chunk.text : `${chunk.heading}\n${chunk.text}`;
    return { ...chunk, embeddedText, embeddedHash: sha256(embeddedText) };
  });
}

async function readFingerprints(sql: Sql): Promise<Map<string, string>> {
  const rows = z
    .array(z.object({ path: z.string(), fingerprint: z.string() }))
    .parse(await sql.query('select path, fingerprint from rag.documents'));
  return new Map(rows.map((row) => [row.path, row.fingerprint]));
}

async function embedAndWrite(
  database: Database,
  group: readonly PreparedDocument[],
  options: IndexOptions,
  report: IndexReport,
): Promise<void> {
  const texts = new Map(
    group.flatMap((one) => one.chunks).map((chunk) => [chunk.embeddedHash, chunk.embeddedText]),
  );
  const vectors = await readVectors(database, [...texts.keys()]);
  report.chunksReused += vectors.size;
  const missing = [...texts].filter(([hash]) => !vectors.has(hash));
  const embedded = missing.length === 0 ? [] : await options.embed(missing.map(([, text]) => text));
  report.chunksEmbedded += missing.length;
  missing.forEach(([hash], at) => {
    vectors.set(hash, toVectorText(embedded[at] ?? []));
  });
  for (const document of group) {
    await database.transaction((sql) => writeDocument(sql, document, vectors));
    options.onWritten?.(document.path);
  }
}

async function readVectors(sql: Sql, hashes: readonly string[]): Promise<Map<string, string>> {
  const rows = z
    .array(z.object({ embedded_hash: z.string(), embedding: z.string() }))
    .parse(
      await sql.query(
        'select distinct on (embedded_hash) embedded_hash, embedding::text from rag.chunks where embedded_hash = any($1::text[])',
        [hashes],
      ),
    );
  return new Map(rows.map((row) => [row.embedded_hash, row.embedding]));
}

async function writeDocument(
  sql: Sql,
  { path, fingerprint, chunks }: PreparedDocument,
  vectors: ReadonlyMap<string, string>,
): Promise<void> {
  await lockForWriting(sql);
  await sql.query('delete from rag.documents where path = $1', [path]);
  const [document] = z
    .array(z.object({ id: z.string() }))
    .parse(
      await sql.query(
        'insert into rag.documents (path, fingerprint) values ($1, $2) returning id::text',
        [path, fingerprint],
      ),
    );
  if (document === undefined) throw new Error(`${path} was not written`);
  for (let start = 0; start < chunks.length; start += chunksPerInsert) {
    const rows = chunks.slice(start, start + chunksPerInsert).map((chunk, at) => ({
      ordinal: start + at,
      start_offset: chunk.start,
      end_offset: chunk.end,
      heading: chunk.heading,
      text: chunk.text,
      embedded_hash: chunk.embeddedHash,
      embedding: vectors.get(chunk.embeddedHash),
    }));
    await sql.query(
      `insert into rag.chunks
         (document_id, ordinal, start_offset, end_offset, heading, text, embedded_hash, embedding)
       select $1::bigint, ordinal, start_offset, end_offset, heading, text, embedded_hash, embedding::vector
       from jsonb_to_recordset($2::jsonb) as row
         (ordinal integer, start_offset integer, end_offset integer, heading text, text text,
          embedded_hash text, embedding text)`,
      [document.id, JSON.stringify(rows)],
    );
  }
}
