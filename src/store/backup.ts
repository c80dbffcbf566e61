import { chmod, rename, rm } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { UserError } from '../core/user-error.ts';

/**
 * Copies a SQLite database beside itself while others may use it, and checks the copy.
 * @returns the path of the copy
 * @throws UserError where it cannot be written: nothing should be changed then.
 */
export async function backUp(file: string, now: Temporal.Instant): Promise<string> {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(':', '-');
  const copy = `${file}.before-migrate-${stamp}`;
  try {
    await copyTo(file, `${copy}.partial`);
    await rename(`${copy}.partial`, copy);
    return copy;
  } catch (error) {
    await rm(`${copy}.partial`, { force: true });
    const { message } = error as Error;
    throw new UserError(`No backup could be made (${message}), so nothing was changed.`, 'Free some space.', {
      cause: error,
    });
  }
}

async function copyTo(file: string, copy: string): Promise<void> {
  const source = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    await source.backup(copy);
  } finally {
    source.close();
  }
  await chmod(copy, 0o600);
  const made = new Sqlite(copy, { fileMustExist: true });
  // One file, which can be copied and looked at without others beside it.
  made.pragma('journal_mode = DELETE');
  const health = made.pragma('quick_check(1)', { simple: true });
  made.close();
  if (health !== 'ok') throw new Error(String(health));
}

/** Old journal files beside a restored database would be played back into it. */
export function restoreCommand(file: string, copy: string): string {
  const [to, wal, shm, from] = [file, `${file}-wal`, `${file}-shm`, copy].map(quoted);
  return `rm -f ${wal} ${shm} && cp ${from} ${to}`;
}

const quoted = (path: string) => `'${path.replaceAll("'", `'\\''`)}'`;
