import { readdir, readFile } from 'node:fs/promises';
import * as z from 'zod';
import { StarterError } from '../errors.ts';
import type { Database, Sql } from './sql.ts';
import { vectorTypeFor } from './vectorType.ts';

/** What an index is made for. An index made for something else is refused, never mixed. */
export interface IndexIdentity {
  /** Two projects in one database would delete each other's documents. */
  project: string;
  embeddingModel: string;
  dimensions: number;
  /** A PostgreSQL text search configuration, such as `english` or `simple`. */
  textSearchLanguage: string;
}

/** One number for every process of this program, so that two never migrate or write at once. */
const advisoryLock = 'select pg_advisory_xact_lock(7207461)';

const migrationsFolder = new URL('../../migrations/', import.meta.url);

/**
 * Brings the tables up to date and checks what they were made for.
 * Throws a StarterError when the index belongs to another project, embedding model, size or language.
 */
export async function migrate(database: Database, identity: IndexIdentity): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query(advisoryLock);
    await sql.runScript('create schema if not exists rag');
    await sql.runScript(
      'create table if not exists rag.migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const applied = new Set(
      z
        .array(z.object({ name: z.string() }))
        .parse(await sql.query('select name from rag.migrations'))
        .map((row) => row.name),
    );
    for (const name of (await readdir(migrationsFolder)).sort()) {
      if (!name.endsWith('.sql') || applied.has(name)) continue;
      const script = await readFile(new URL(name, migrationsFolder), 'utf8');
      await sql.runScript(fillIn(script, identity));
      await sql.query('insert into rag.migrations (name) values ($1)', [name]);
    }
    await checkIdentity(sql, identity);
  });
}

/** Deletes the index of this project, so that the next `migrate` starts afresh. */
export async function dropIndex(database: Database, project: string): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query(advisoryLock);
    const [exists] = z
      .array(z.object({ exists: z.boolean() }))
      .parse(await sql.query("select to_regclass('rag.meta') is not null as exists"));
    if (exists?.exists === true) {
      const made = await readIdentity(sql);
      if (made !== undefined && made.project !== project) throw otherProject(made.project, project);
    }
    await sql.runScript('drop schema if exists rag cascade');
  });
}

/** Waits until no other process writes to the index; holds to the end of the transaction. */
export async function lockForWriting(sql: Sql): Promise<void> {
  await sql.query(advisoryLock);
}

function fillIn(script: string, { dimensions, textSearchLanguage }: IndexIdentity): string {
  // Both stand inside SQL text, where a parameter cannot.
  if (!/^[a-z_]+$/.test(textSearchLanguage))
    throw new StarterError(
      'configuration',
      `"${textSearchLanguage}" is no text search language: use the name of a PostgreSQL configuration, such as english, german or simple`,
    );
  const { column } = vectorTypeFor(dimensions);
  return script
    .replaceAll('{vectorType}', column)
    .replaceAll('{textSearchLanguage}', textSearchLanguage);
}

const identityRow = z.object({
  project: z.string(),
  embedding_model: z.string(),
  dimensions: z.int(),
  text_search_language: z.string(),
});

async function readIdentity(sql: Sql): Promise<IndexIdentity | undefined> {
  const [row] = z
    .array(identityRow)
    .parse(
      await sql.query(
        'select project, embedding_model, dimensions, text_search_language from rag.meta',
      ),
    );
  return (
    row && {
      project: row.project,
      embeddingModel: row.embedding_model,
      dimensions: row.dimensions,
      textSearchLanguage: row.text_search_language,
    }
  );
}

async function checkIdentity(sql: Sql, wanted: IndexIdentity): Promise<void> {
  const made = await readIdentity(sql);
  if (made === undefined) {
    await sql.query(
      'insert into rag.meta (project, embedding_model, dimensions, text_search_language) values ($1, $2, $3, $4)',
      [wanted.project, wanted.embeddingModel, wanted.dimensions, wanted.textSearchLanguage],
    );
    return;
  }
  if (made.project !== wanted.project) throw otherProject(made.project, wanted.project);
  if (
    made.embeddingModel !== wanted.embeddingModel ||
    made.dimensions !== wanted.dimensions ||
    made.textSearchLanguage !== wanted.textSearchLanguage
  )
    throw new StarterError(
      'configuration',
      `The index was made with ${describe(made)}, but the settings ask for ${describe(wanted)}: vectors of two models cannot be compared. Set the old values again, or run "npm run ingest -- --rebuild" to embed the corpus anew`,
    );
}

function describe({ embeddingModel, dimensions, textSearchLanguage }: IndexIdentity): string {
  return `${embeddingModel} (${String(dimensions)} dimensions, ${textSearchLanguage})`;
}

function otherProject(made: string, wanted: string): StarterError {
  return new StarterError(
    'configuration',
    `This database holds the index of the project "${made}", not of "${wanted}": give each project a database of its own`,
  );
}
