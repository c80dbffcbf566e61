import Sqlite from 'better-sqlite3';
import { UserError } from '../core/user-error.ts';

declare global {
  /** Reachable for the life of the process: a collected handle would let go of the lock. */
  var hireloopInstanceLocks: Map<string, Sqlite.Database> | undefined;
}

/**
 * SQLite serves one process: the dispatcher of effects has no leases, so a second one would do everything twice.
 * The lock is an exclusive transaction on a file beside the database; the system ends it with the process.
 */
export function holdInstanceLock(file: string): () => void {
  const locks = (globalThis.hireloopInstanceLocks ??= new Map());
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new UserError(
      `Another Hireloop process already serves ${file}, and SQLite serves one process.`,
      'Stop the other one, or run several on PostgreSQL (DATABASE_URL=postgres://…).',
      { cause },
    );
  }
  locks.set(file, lock);
  return () => {
    locks.delete(file);
    lock.close();
  };
}
