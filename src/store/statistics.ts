import { sql, SqliteAdapter } from 'kysely';
import type { Db } from './database.ts';

/**
 * Has SQLite count how the rows spread, where that has changed a lot: without, it takes every index of a workspace to
 * be as good as any other, and reads all that ever was for one role. Costs next to nothing where little has changed;
 * PostgreSQL does it by itself.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return;
  await sql`pragma optimize = 0x10002`.execute(db);
}
