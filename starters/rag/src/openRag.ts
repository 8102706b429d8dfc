import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { connect, type Connection } from './connect.ts';
import { migrate, dropIndex } from './database/migrate.ts';
import { openPglite } from './database/openPglite.ts';
import { openPostgres } from './database/openPostgres.ts';
import type { Database } from './database/sql.ts';
import { StarterError } from './errors.ts';
import type { RetrievalOptions } from './retrieve/retrieve.ts';

/** Everything that answers a question: the models, the index, and how it is searched. */
export interface Rag {
  readonly connection: Connection;
  readonly database: Database;
  readonly retrieval: RetrievalOptions;
  close(): Promise<void>;
}

export const projectFolder = fileURLToPath(new URL('../', import.meta.url));

/**
 * Connects to the models and opens the index: PostgreSQL at DATABASE_URL, else embedded in `dataFolder`.
 * `rebuild` deletes what the index held. Throws a StarterError when the index was made by another model.
 */
export async function openRag({
  rebuild = false,
  dataFolder = `${projectFolder}.data`,
}: { rebuild?: boolean; dataFolder?: string } = {}): Promise<Rag> {
  const connection = await connect();
  const { settings, config, llm } = connection;
  let database: Database | undefined;
  try {
    database = await openDatabase(config.embeddingModel, dataFolder);
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

/** The embedded index has one folder for each embedding model, so that trying another costs nothing. */
function openDatabase(embeddingModel: string, dataFolder: string): Promise<Database> {
  const url = z
    .preprocess((value) => (value === '' ? undefined : value), z.string().optional())
    .parse(process.env['DATABASE_URL']);
  if (url !== undefined) {
    if (!/^postgres(ql)?:\/\//.test(url))
      throw new StarterError('configuration', 'DATABASE_URL must begin with postgresql://');
    return openPostgres(url);
  }
  const name = embeddingModel.replaceAll(/[^a-zA-Z0-9.-]+/g, '_');
  return openPglite(join(dataFolder, name));
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
