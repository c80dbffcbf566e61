import { existsSync } from 'node:fs';
import { UserError } from '../core/user-error.ts';
import type { Store } from '../store/database.ts';
import { pendingMigrations } from '../store/migrate.ts';
import { openStore, sqliteFile } from '../store/open.ts';

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
  return openStore(databaseUrl);
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
