import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { migrate, type IndexIdentity } from '../src/database/migrate.ts';
import { openPglite } from '../src/database/openPglite.ts';
import { openPostgres } from '../src/database/openPostgres.ts';
import type { Database } from '../src/database/sql.ts';
import { testDimensions } from './testEmbedding.ts';

export const testIdentity: IndexIdentity = {
  project: 'test',
  embeddingModel: 'words',
  dimensions: testDimensions,
  textSearchLanguage: 'english',
};

/** The two ways to a database: in this process, and through the `pg` driver over TCP. */
export const engines: { name: string; open: () => Promise<Database> }[] = [
  { name: 'PGlite', open: openTemporaryPglite },
  { name: 'PostgreSQL protocol', open: openThroughSocket },
];

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'rag-starter-'));
}

async function openTemporaryPglite(): Promise<Database> {
  const folder = temporaryFolder();
  const database = await openPglite(join(folder, 'index'));
  await migrate(database, testIdentity);
  return {
    ...database,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openThroughSocket(): Promise<Database> {
  const engine = await PGlite.create({ extensions: { vector } });
  const server = new PGLiteSocketServer({
    db: engine,
    host: '127.0.0.1',
    port: 0,
    maxConnections: 10,
  });
  await server.start();
  const database = await openPostgres(`postgresql://postgres@${server.getServerConn()}/postgres`);
  await migrate(database, testIdentity);
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
      await engine.close();
    },
  };
}
