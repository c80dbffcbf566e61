import { existsSync } from 'node:fs';
import { readDataConfig } from '../config.ts';
import { plural } from '../core/loop/text.ts';
import type { Store } from '../store/database.ts';
import { holdInstanceLock } from '../store/instance-lock.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { backUp, restoreCommand } from '../store/backup.ts';
import { openStore, sqliteFile } from '../store/open.ts';
import { openDatabase } from './open-database.ts';

const USAGE = 'npm run migrate [-- --dry-run]';

/** Brings the database to this version, or says that it is there. SQLite is copied first. */
export async function migrateDatabase(args: string[]): Promise<number> {
  const options = { 'dry-run': { type: 'boolean' } } as const;
  const { values } = readArguments(args, { usage: USAGE, words: 0, options });
  const { databaseUrl } = readDataConfig();
  const file = sqliteFile(databaseUrl);
  const isNew = file !== undefined && !existsSync(file);
  if (values['dry-run'] && isNew) {
    console.log(`There is no database at ${file} yet: npm run migrate makes it.`);
    return 0;
  }
  const store = await (isNew ? openStore(databaseUrl) : openDatabase(databaseUrl));
  try {
    const pending = await pendingMigrations(store);
    if (pending.length === 0) console.log(`The database ${store.where} is up to date.`);
    else if (values['dry-run']) listSteps(store, pending);
    else await bringUp(store, isNew ? undefined : file);
    return 0;
  } finally {
    await store.close();
  }
}

function listSteps(store: Store, pending: readonly string[]): void {
  console.log(`The database ${store.where} needs ${plural(pending.length, 'step')}:`);
  for (const step of pending) console.log(`  ${step}`);
  if (store.engine === 'postgres') console.log('PostgreSQL is not copied first: make a backup with pg_dump.');
  console.log('Nothing was changed.');
}

/** @param file Of a SQLite database that has something to lose. */
async function bringUp(store: Store, file: string | undefined): Promise<void> {
  const unlock = store.engine === 'sqlite' ? holdInstanceLock(store.where.slice('sqlite:'.length)) : () => {};
  try {
    const copy = file && (await backUp(file, systemClock.now()));
    if (copy) {
      console.log(`Backup: ${copy}`);
      console.log(`To go back, stop Hireloop and run:\n  ${restoreCommand(file, copy)}`);
    }
    const steps = await migrate(store);
    console.log(`Brought ${store.where} up to date: ${steps.join(', ')}.`);
  } finally {
    unlock();
  }
}
