import { sql } from 'kysely';
import { UserError } from '../core/user-error.ts';
import type { Store } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/**
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`, as checked by the configuration.
 * @throws UserError where the database cannot be used or reached.
 */
export async function openStore(url: string, onError: (error: Error) => void = () => {}): Promise<Store> {
  const file = sqliteFile(url);
  if (file !== undefined) return openSqlite(file);
  const store = await openPostgres(url, onError);
  try {
    await sql`select 1`.execute(store.db);
    return store;
  } catch (cause) {
    await store.close();
    const { code } = cause as { code?: string };
    throw new UserError(`The database cannot be reached (${code ?? 'unknown'}).`, hintFor(code), { cause });
  }
}

/** The file of a SQLite database; undefined for PostgreSQL. */
export function sqliteFile(url: string): string | undefined {
  return url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;
}

function hintFor(code = ''): string {
  if (code.startsWith('28')) return 'Check the user and the password in DATABASE_URL.';
  if (code === '3D000') return 'Create the database first: createdb hireloop.';
  return 'Check the host, the port and the database name in DATABASE_URL, and that PostgreSQL runs.';
}
