import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { readCursor, saveCursor } from './cursors.ts';
import type { Db } from './database.ts';

/** Of the database, not of a workspace in it. */
const ALL = '';
const SERVED = 'served-until';
const RESTORED = 'restored';

/** A crash may lose the last look at the clock in one of the two. */
const SLACK = { minutes: 3 };

/** Beside the database and in no backup of it. */
const besideOf = (file: string): string => `${file}.served`;

/** Each minute of service: until when this database is known to have been in use, in it and beside it. */
export async function noteServed(db: Db, file: string, now: Temporal.Instant): Promise<void> {
  await saveCursor(db, ALL, SERVED, now.toString());
  await writeFile(`${besideOf(file)}.new`, now.toString());
  await rename(`${besideOf(file)}.new`, besideOf(file));
}

/** Somebody says that this database was put back from a backup: the next start takes care. */
export async function noteRestored(db: Db, now: Temporal.Instant): Promise<void> {
  await saveCursor(db, ALL, RESTORED, now.toString());
}

/** `backup`: until when it was in use, where that is known. */
export type Restored = { backup: Temporal.Instant | undefined };

/**
 * Whether the database is older than the one that was in use here last, or somebody said so.
 * @param file Of a SQLite database. PostgreSQL's has nothing beside it that outlives it: there, somebody has to say so.
 */
export async function findRestored(db: Db, file: string | undefined): Promise<Restored | undefined> {
  const served = await readCursor(db, ALL, SERVED);
  const backup = served === undefined ? undefined : Temporal.Instant.from(served);
  if (await readCursor(db, ALL, RESTORED)) return { backup };
  if (file === undefined || !existsSync(besideOf(file))) return undefined;
  const last = Temporal.Instant.from(readFileSync(besideOf(file), 'utf8').trim());
  if (backup && Temporal.Instant.compare(backup.add(SLACK), last) >= 0) return undefined;
  return { backup };
}

/** The restore has been taken care of. */
export async function forgetRestored(db: Db): Promise<void> {
  await db.deleteFrom('cursor').where('team_id', '=', ALL).where('name', '=', RESTORED).execute();
}
