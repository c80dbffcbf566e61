import { Kysely, PostgresDialect, PostgresDriver } from 'kysely';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

const CONNECTIONS = 10;

/** Nothing waits for ever: not for a connection, a statement, a row or for us in the middle of a transaction. */
const LIMITS = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 30_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** @param onError Told of errors of connections outside of a query; without a listener they would end the process. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Store> {
  const { default: pg } = await import('pg');
  // Instants and counts fit a double exactly (below 2^53), and SQLite gives numbers too.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'hireloop',
    keepAlive: true,
    ...LIMITS,
  });
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks between two statements of a transaction has nobody.
  pool.on('connect', client => client.on('error', onError));
  const db = new Kysely<Schema>({ dialect: new CarefulDialect({ pool }) });
  const { host, pathname } = new URL(url);
  return { db, engine: 'postgres', where: `postgres://${host}${pathname}`, close: () => db.destroy() };
}

class CarefulDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0];
  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config);
    this.#config = config;
  }
  override createDriver(): PostgresDriver {
    return new CarefulDriver(this.#config);
  }
}

/** A connection that broke rolls back by itself: the error of the rollback must not hide what went wrong. */
class CarefulDriver extends PostgresDriver {
  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // Kysely has marked the connection to be thrown away.
    }
  }
}
