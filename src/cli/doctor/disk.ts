import { existsSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sqliteFile } from '../../store/open.ts';
import { type Check, fix, ok, unknown, warn } from './check.ts';

/** A full disk refuses even to shorten the write-ahead log; four times its usual size is the least that helps. */
const LEAST_MB = 64;
/** A year of a busy team, its backups included. */
const COMFORTABLE_MB = 1024;

export const diskCheck: Check = {
  title: 'Disk',
  async run({ data }) {
    if (!data) return unknown('The disk', 'the environment');
    const file = sqliteFile(data.databaseUrl);
    if (file === undefined) return [ok('PostgreSQL looks after its own.')];
    const folder = existing(dirname(resolve(file)));
    if (!(await isWritable(folder)))
      return [fix(`This user cannot write into ${folder}.`, 'Change its owner or its mode.')];
    const { bavail, bsize } = await statfs(folder);
    const free = Math.floor((bavail * bsize) / 2 ** 20);
    const found = `${free} MB are free in ${folder}.`;
    if (free < LEAST_MB)
      return [fix(found, `Free at least ${COMFORTABLE_MB} MB: bookings would be refused.`)];
    if (free < COMFORTABLE_MB) return [warn(found, `Free at least ${COMFORTABLE_MB} MB before long.`)];
    return [ok(found)];
  },
};

function existing(folder: string): string {
  return existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder));
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
