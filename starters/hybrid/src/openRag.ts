import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Connection } from './connect.ts';
import { migrate, dropIndex } from './database/migrate.ts';
import { openPglite } from './database/openPglite.ts';
import { openPostgres } from './database/openPostgres.ts';
import type { Database } from './database/sql.ts';
import { StarterError } from './errors.ts';
import type { Settings } from './settings.ts';
import type { RetrievalOptions } from './retrieve/retrieve.ts';

/** Everything that answers a question: the models, the index, and how it is searched. */
export interface Rag {
  readonly connection: Connection;
  readonly database: Database;
  readonly corpus: Settings['corpus'];
  readonly retrieval: RetrievalOptions;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Deletes what the index held: after a change of the embedding model. */
  readonly rebuild?: boolean;
  /** The sample corpus in an embedded index of its own, whatever the settings say. */
  readonly sample?: boolean;
  /** Where embedded indexes lie. */
  readonly dataFolder?: string;
}

export const projectFolder = fileURLToPath(new URL('../', import.meta.url));

const sampleCorpus: Settings['corpus'] = { folders: ['corpus'], exclude: [] };

/**
 * Connects to the models and opens the index: PostgreSQL at DATABASE_URL, else embedded in `dataFolder`.
 * Throws a StarterError when the index was made by another model.
 */
export async function openRag({
  rebuild = false,
  sample = false,
  dataFolder = join(projectFolder, '.data'),
}: OpenOptions = {}): Promise<Rag> {
  const connection = await connect();
  const { settings, config, llm } = connection;
  let database: Database | undefined;
  try {
    database = sample
      ? await openPglite(embeddedFolder(join(dataFolder, 'sample'), config.embeddingModel))
      : await openDatabase(embeddedFolder(dataFolder, config.embeddingModel));
    const retrieval = retrievalOptions(connection);
    const identity = {
      // The embedded database is this project's own, whatever its name.
      project: database.engine === 'PGlite' ? 'embedded' : settings.title,
      embeddingModel: config.embeddingModel,
      dimensions: config.embeddingDimensions ?? (await measureDimensions(llm)),
      textSearchLanguage: retrieval.textSearchLanguage,
    };
    if (rebuild) await dropIndex(database, identity.project);
    await migrate(database, identity);
    const opened = database;
    return {
      connection,
      database,
      corpus: sample ? sampleCorpus : settings.corpus,
      retrieval,
      close: async () => {
        await opened.close();
        await connection.close();
      },
    };
  } catch (error) {
    await database?.close();
    await connection.close();
    throw error;
  }
}

/** One folder for each embedding model, so that trying another costs nothing. */
function embeddedFolder(dataFolder: string, embeddingModel: string): string {
  return join(dataFolder, embeddingModel.replaceAll(/[^a-zA-Z0-9.-]+/g, '_'));
}

function openDatabase(folder: string): Promise<Database> {
  const url = process.env['DATABASE_URL'] ?? '';
  if (url === '') return openPglite(folder);
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new StarterError('configuration', 'DATABASE_URL must begin with postgresql://');
  return openPostgres(url);
}

async function measureDimensions(llm: Connection['llm']): Promise<number> {
  const [vector] = await llm.embed(['How many dimensions?']);
  return vector?.length ?? 0;
}

function retrievalOptions({ settings }: Connection): RetrievalOptions {
  const { topK, denseWeight, rerank, textSearchLanguage } = settings.retrieval;
  return {
    topK,
    candidates: Math.max(30, topK * 4),
    denseWeight: denseWeight ?? 1 / 3,
    rerank: rerank ?? 'none',
    textSearchLanguage: textSearchLanguage ?? 'english',
  };
}
