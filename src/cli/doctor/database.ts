import { existsSync } from 'node:fs';
import { plural } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { readCursor, saveCursor } from '../../store/cursors.ts';
import type { Store } from '../../store/database.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { openStore, sqliteFile } from '../../store/open.ts';
import { type Check, type Finding, fix, ok, unknown, warn } from './check.ts';

export const databaseCheck: Check = {
  title: 'Database',
  async run({ data }) {
    if (!data) return unknown('The database', 'the environment');
    const file = sqliteFile(data.databaseUrl);
    if (file !== undefined && !existsSync(file))
      return [warn(`There is no database at ${file} yet.`, 'Make it: npm run migrate, or npm start.')];
    try {
      const store = await openStore(data.databaseUrl);
      try {
        return await examine(store);
      } finally {
        await store.close();
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [fix(error.message, error.hint ?? 'Correct DATABASE_URL.')];
    }
  },
};

async function examine(store: Store): Promise<Finding[]> {
  const reached = store.engine === 'sqlite' ? 'can be opened and passes quick_check' : 'can be reached';
  const pending = await pendingMigrations(store);
  if (pending.length > 0) {
    const steps = plural(pending.length, 'step');
    return [
      ok(`${store.where} ${reached}.`),
      warn(
        `It is ${steps} behind this version.`,
        'Bring it up to date: npm run migrate (npm start does too).',
      ),
    ];
  }
  return [ok(`${store.where} ${reached} and is up to date.`), await tryWriting(store)];
}

/** Thrown so that nothing of the try is kept. */
class NothingKept extends Error {}

async function tryWriting(store: Store): Promise<Finding> {
  try {
    await store.db.transaction().execute(async tx => {
      await saveCursor(tx, 'doctor', 'can-write', 'yes');
      await readCursor(tx, 'doctor', 'can-write');
      throw new NothingKept();
    });
    return ok('It can be written.');
  } catch (error) {
    if (error instanceof NothingKept) return ok('It can be written.');
    const { code = 'unknown' } = error as { code?: string };
    if (code === 'SQLITE_BUSY')
      return warn('Another process has kept it locked for five seconds.', 'Try again in a minute.');
    const todo =
      'Give this user write access to the database, its folder and its tables, and free disk space.';
    return fix(`It cannot be written (${code}).`, todo);
  }
}
