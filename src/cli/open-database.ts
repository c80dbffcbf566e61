import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { UserError } from '../core/user-error.ts';
import type { Store } from '../store/database.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';

/** The file of a SQLite database; undefined for PostgreSQL. */
export function sqliteFile(databaseUrl: string): string | undefined {
  return databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined;
}

/**
 * Opens a database that must be there already: a mistyped path must not make a new, empty one.
 * @throws UserError where it is missing or cannot be reached.
 */
export async function openDatabase(databaseUrl: string): Promise<Store> {
  const file = sqliteFile(databaseUrl);
  if (file !== undefined && !existsSync(file)) {
    const hint =
      'Set DATABASE_URL to the one that Hireloop uses, or make it with npm run migrate or npm start.';
    throw new UserError(`There is no database at ${file}.`, hint);
  }
  return reach(databaseUrl);
}

/** @throws UserError where the database cannot be used. */
export async function reach(databaseUrl: string): Promise<Store> {
  try {
    const store = await openStore(databaseUrl);
    await sql`select 1`.execute(store.db);
    return store;
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as { code?: string };
    throw new UserError(`The database cannot be reached (${code ?? 'unknown'}).`, hintFor(code), {
      cause: error,
    });
  }
}

function hintFor(code = ''): string {
  if (code.startsWith('28')) return 'Check the user and the password in DATABASE_URL.';
  if (code === '3D000') return 'Create the database first: createdb hireloop.';
  return 'Check the host, the port and the database name in DATABASE_URL, and that PostgreSQL runs.';
}

/** Runs `work` on a database that is there and up to date, and closes it whatever happens. */
export async function withDatabase<T>(databaseUrl: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDatabase(databaseUrl);
  try {
    const pending = await pendingMigrations(store);
    if (pending.length > 0) {
      const hint = 'Bring it up to date first: npm run migrate.';
      throw new UserError(`The database ${store.where} is of an older version.`, hint);
    }
    return await work(store);
  } finally {
    await store.close();
  }
}
