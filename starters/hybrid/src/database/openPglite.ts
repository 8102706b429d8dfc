import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { Database, Sql } from './sql.ts';
import { takeProcessLock } from './processLock.ts';

/**
 * Opens the embedded PostgreSQL in `folder` (created when absent) for this process alone.
 * Throws a StarterError when another process has it open.
 */
export async function openPglite(folder: string): Promise<Database> {
  mkdirSync(dirname(folder), { recursive: true });
  // Beside the folder, not inside: PostgreSQL owns what is inside.
  const lock = takeProcessLock(`${folder}.lock`);
  try {
    if (!existsSync(folder)) await createDataFolder(folder);
    const engine = await PGlite.create(folder, { extensions: { vector } });
    return {
      engine: 'PGlite',
      ...sqlOf(engine),
      transaction: (work) => engine.transaction((transaction) => work(sqlOf(transaction))),
      close: async () => {
        await engine.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A first start that is killed leaves a folder that never opens again: create elsewhere, then rename. */
async function createDataFolder(folder: string): Promise<void> {
  const draft = `${folder}.creating`;
  rmSync(draft, { recursive: true, force: true });
  const engine = await PGlite.create(draft, { extensions: { vector } });
  await engine.close();
  renameSync(draft, folder);
}

function sqlOf(engine: Pick<Transaction, 'query' | 'exec'>): Sql {
  return {
    query: async (text, parameters = []) => (await engine.query(text, [...parameters])).rows,
    runScript: async (text) => {
      await engine.exec(text);
    },
  };
}
