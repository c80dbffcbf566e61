import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import type { Engine, Store } from '../../src/store/database.ts';
import { holdInstanceLock } from '../../src/store/instance-lock.ts';
import { migrations } from '../../src/store/migration-steps.ts';
import { ENGINES, openTestStore } from '../world.ts';
import { sharedDatabase } from './company.ts';
import { freshFolder, hireloop } from './run.ts';

const STEPS = Object.keys(migrations);

/** A database with something in it that no step of ours has touched yet. */
async function untouched(engine: Engine): Promise<string> {
  if (engine === 'postgres') {
    const { where, db } = await openTestStore(engine);
    const url = inject('postgresUrl') + new URL(where).pathname;
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    await sql`create table keepsake as select 1 as one`.execute(db);
    return url;
  }
  const file = join(await freshFolder(), "o'clock.db");
  const database = new Sqlite(file);
  database.exec('create table keepsake as select 1 as one');
  database.close();
  return `sqlite:${file}`;
}

const migrating = (url: string, ...args: string[]) => hireloop(['migrate', ...args], { DATABASE_URL: url });

async function comesFromTheFuture({ db }: Store): Promise<void> {
  await db
    .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
    .insertInto('kysely_migration')
    .values({ name: '2099-01-01-hindsight', timestamp: '2099-01-01' })
    .execute();
}

describe.each(ENGINES)('migrating %s', engine => {
  test('lists the steps on a dry run, takes them, and says later that all is up to date', async () => {
    const url = await untouched(engine);
    const dry = await migrating(url, '--dry-run');
    expect(dry).toMatchObject({ code: 0, err: '' });
    for (const step of STEPS) expect(dry.out).toContain(`  ${step}\n`);
    expect(dry.out).toContain('Nothing was changed.');
    expect(dry.out.includes('pg_dump')).toBe(engine === 'postgres');
    expect((await migrating(url, '--dry-run')).out).toBe(dry.out);
    const run = await migrating(url);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain(`up to date: ${STEPS.join(', ')}.`);
    expect((await migrating(url)).out).toMatch(/^The database \S+ is up to date\.\n$/);
    expect(run.out + dry.out).not.toContain('hireloop:test@');
  });

  test('refuses a database of a newer version', async () => {
    const { url, store } = await sharedDatabase(engine);
    await comesFromTheFuture(store);
    const { code, out, err } = await migrating(url);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('was written by a newer Hireloop (it has 2099-01-01-hindsight)');
    expect(err).toContain('restore the backup made before the upgrade');
  });
});

describe('migrating SQLite', () => {
  test('makes a new database, with nothing to back up', async () => {
    const file = join(await freshFolder(), 'sub', 'new.db');
    expect((await migrating(`sqlite:${file}`, '--dry-run')).out).toContain(
      `There is no database at ${file} yet`,
    );
    await expect(stat(file)).rejects.toThrow('ENOENT');
    const { code, out } = await migrating(`sqlite:${file}`);
    expect(code).toBe(0);
    expect(out).not.toContain('Backup');
    expect((await stat(file)).size).toBeGreaterThan(0);
  });

  test('copies the database first, and tells the command that brings the copy back', async () => {
    const url = await untouched('sqlite');
    const file = url.slice('sqlite:'.length);
    const { out } = await migrating(url);
    const copy = /^Backup: (.+)$/m.exec(out)?.[1] ?? '';
    expect(copy).toMatch(/o'clock\.db\.before-migrate-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/);
    expect((await stat(copy)).mode & 0o777).toBe(0o600);
    const command = out.split('\n').find(line => line.trimStart().startsWith('rm ')) ?? '';
    expect(tablesOf(file)).toContain('role');
    await promisify(execFile)('sh', ['-c', command]);
    expect(tablesOf(file)).toEqual(['keepsake']);
    const beside = await readdir(dirname(file));
    expect(beside.filter(name => name.includes('.partial'))).toEqual([]);
    expect(beside).toContain(basename(copy));
  });

  test('waits for nobody: a Hireloop that serves the database has to stop first', async () => {
    const url = await untouched('sqlite');
    const file = url.slice('sqlite:'.length);
    const unlock = holdInstanceLock(file);
    const { code, out, err } = await migrating(url);
    unlock();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`Another Hireloop process already serves ${file}`);
    expect(err).toContain('PostgreSQL');
    expect(tablesOf(file)).toEqual(['keepsake']);
  });

  test('may ask while Hireloop serves whether there is anything to do', async () => {
    const { url } = await sharedDatabase('sqlite');
    const unlock = holdInstanceLock(url.slice('sqlite:'.length));
    const { code, out } = await migrating(url);
    unlock();
    expect(code).toBe(0);
    expect(out).toContain('is up to date.');
  });
});

function tablesOf(file: string): string[] {
  const database = new Sqlite(file, { readonly: true });
  const tables = database
    .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
    .all();
  database.close();
  return tables.map(({ name }) => name).filter(name => !name.startsWith('sqlite_'));
}
