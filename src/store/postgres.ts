import { Kysely, PostgresDialect } from 'kysely';
import type { Store } from './database.ts';
import type { Schema } from './schema.ts';

const CONNECTIONS = 10;

/** @param onError Told of errors of idle connections; without a listener they would end the process. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<Store> {
  const { default: pg } = await import('pg');
  // Instants and counts fit a double exactly (below 2^53), and SQLite gives numbers too.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  pool.on('error', onError);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  const { host, pathname } = new URL(url);
  return { db, engine: 'postgres', where: `postgres://${host}${pathname}`, close: () => db.destroy() };
}
