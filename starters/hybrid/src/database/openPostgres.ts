import pg from 'pg';
import type { Database, Sql } from './sql.ts';

/** Connects to a PostgreSQL server that has the pgvector extension (0.8 or later). */
export async function openPostgres(
  connectionString: string,
  maxConnections = 5,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    engine: 'PostgreSQL',
    ...sqlOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(sqlOf(client));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // A connection that cannot roll back is not given to the next caller.
        const failedToRollBack = await client.query('rollback').then(
          () => false,
          () => true,
        );
        client.release(failedToRollBack);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

function sqlOf(client: pg.Pool | pg.PoolClient): Sql {
  return {
    query: async (text, parameters = []) => {
      const result: pg.QueryResult<Record<string, unknown>> = await client.query(text, [
        ...parameters,
      ]);
      return result.rows;
    },
    runScript: async (text) => {
      await client.query(text);
    },
  };
}
