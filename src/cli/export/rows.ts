import { type Kysely, sql } from 'kysely';
import type { Db, Store } from '../../store/database.ts';
import type { Schema } from '../../store/schema.ts';
import type { Cell } from './csv.ts';
import type { Noun } from './nouns.ts';

/** As stored: text, numbers and nothing. */
type Stored = string | number | null;
type Row = Record<string, Stored>;

const PAGE = 500;

/**
 * Reads everything as it was at one moment while others write. A transaction of the store would begin by locking
 * SQLite for writing, so this one is begun by hand.
 */
export function atOneMoment<T>(store: Store, read: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  return store.db.connection().execute(async db => {
    await (
      store.engine === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read read only`
    ).execute(db);
    try {
      return await read(db);
    } finally {
      await sql`rollback`.execute(db);
    }
  });
}

/** All rows, some at a time, in the order of the key. */
export async function* pagesOf(db: Db, { table, key }: Noun): AsyncGenerator<Row[]> {
  const columns = sql.join(key.map(column => sql.ref(column)));
  let after = sql`true`;
  for (;;) {
    const page = await sql<Row>`
      select * from ${sql.table(table)} where ${after} order by ${columns} limit ${PAGE}`.execute(db);
    if (page.rows.length > 0) yield page.rows;
    const last = page.rows.at(-1);
    if (!last || page.rows.length < PAGE) return;
    after = sql`(${columns}) > (${sql.join(key.map(column => last[column]))})`;
  }
}

/** The name of a stored column in the export. */
export function fieldOf(column: string): string {
  return column.replace(/_json$/, '');
}

/** Instants as people and programs read them, JSON as what it holds. */
export function valueOf(column: string, stored: Stored | undefined): Cell {
  if (stored === null || stored === undefined) return null;
  if (/(^|_)at$/.test(column)) return Temporal.Instant.fromEpochMilliseconds(Number(stored)).toString();
  if (column.endsWith('_json')) return JSON.parse(String(stored)) as object;
  if (column.startsWith('is_') || column === 'all_day') return stored === 1;
  return stored;
}
