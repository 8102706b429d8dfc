/** One connection's worth of SQL: what PGlite and a PostgreSQL client have in common. */
export interface Sql {
  /** Runs one statement with `$1`-style parameters; rows are parsed by the caller. */
  query(text: string, parameters?: readonly unknown[]): Promise<unknown[]>;
  /** Runs several statements without parameters: migrations. */
  runScript(text: string): Promise<void>;
}

/** An open database. */
export interface Database extends Sql {
  readonly engine: 'PGlite' | 'PostgreSQL';
  /** Runs `work` in one transaction: all of it is kept, or none when `work` throws. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
