import type { Store } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`, as checked by the configuration. */
export async function openStore(url: string, onError: (error: Error) => void = () => {}): Promise<Store> {
  return url.startsWith('sqlite:')
    ? openSqlite(url.slice('sqlite:'.length))
    : await openPostgres(url, onError);
}
