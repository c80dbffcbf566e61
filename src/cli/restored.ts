import { readDataConfig } from '../config.ts';
import { holdInstanceLock } from '../store/instance-lock.ts';
import { sqliteFile } from '../store/open.ts';
import { noteRestored } from '../store/served.ts';
import { systemClock } from '../system.ts';
import { readArguments } from './arguments.ts';
import { withDatabase } from './open-database.ts';

/** Says that the database was put back from a backup, so that the next start sends nothing twice. */
export async function restored(args: string[]): Promise<number> {
  readArguments(args, { usage: 'npm run restored', words: 0, options: {} });
  const { databaseUrl } = readDataConfig();
  const file = sqliteFile(databaseUrl);
  const unlock = file === undefined ? () => {} : holdInstanceLock(file);
  try {
    await withDatabase(databaseUrl, async store => {
      await noteRestored(store.db, systemClock.now());
      console.log(
        [
          `Noted: ${store.where} was put back from a backup.`,
          'At its next start Hireloop compares the interviews ahead with the calendars, and asks the recruiters in',
          'Slack before it sends what was due by then. Stop every process that still runs on it before you start.',
        ].join('\n'),
      );
    });
    return 0;
  } finally {
    unlock();
  }
}
