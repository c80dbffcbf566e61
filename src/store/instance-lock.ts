import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../core/user-error.ts';

declare global {
  /** Reachable for the life of the process: a collected handle would let go of the lock. */
  var hireloopInstanceLocks: Map<string, Sqlite.Database> | undefined;
}

/**
 * SQLite serves one process: the dispatcher of effects has no leases there, so a second one would do everything twice.
 * The lock is an exclusive transaction on a file beside the database; the system ends it with the process.
 */
export function holdInstanceLock(file: string): () => void {
  if (file === ':memory:') return () => {};
  // The same database reached by another name is the same database.
  const real = existsSync(file) ? realpathSync(file) : resolve(file);
  const locks = (globalThis.hireloopInstanceLocks ??= new Map());
  const lock = beginExclusive(real);
  locks.set(real, lock);
  return () => {
    locks.delete(real);
    lock.close();
  };
}

function beginExclusive(file: string): Sqlite.Database {
  let lock: Sqlite.Database | undefined;
  try {
    lock = new Sqlite(`${file}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    throw isBusy(cause) ? secondProcess(file, cause) : noLock(file, cause);
  }
}

const isBusy = (cause: unknown) => String((cause as { code?: string }).code).startsWith('SQLITE_BUSY');

const secondProcess = (file: string, cause: unknown) =>
  new UserError(
    `Another Hireloop process already serves ${file}, and SQLite serves one process.`,
    'Stop the other one, or run several on PostgreSQL (DATABASE_URL=postgres://…).',
    { cause },
  );

const noLock = (file: string, cause: unknown) =>
  new UserError(
    `The lock file ${file}.lock cannot be used: ${(cause as Error).message}.`,
    'Give this user write access to the folder of the database.',
    { cause },
  );
