import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withDatabase } from '../../src/cli/open-database.ts';
import { ENGINES } from '../world.ts';
import { sharedDatabase } from './company.ts';
import { freshFolder } from './run.ts';

const using = (url: string) => withDatabase(url, async () => 'done');

describe('a command that needs the database', () => {
  test('makes none where the address is mistyped', async () => {
    const file = join(await freshFolder(), 'mistyped.db');
    await expect(using(`sqlite:${file}`)).rejects.toThrow(`There is no database at ${file}.`);
    await expect(using('sqlite::memory:')).rejects.toThrow('There is no database at :memory:.');
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  test('says what is wrong with a file that is none', async () => {
    const file = join(await freshFolder(), 'notes.txt');
    await writeFile(file, 'Some notes. '.repeat(1000));
    await expect(using(`sqlite:${file}`)).rejects.toThrow('cannot be used: file is not a database.');
  });

  test('says that PostgreSQL cannot be reached, without its password', async () => {
    await expect(using('postgres://hireloop:canary@127.0.0.1:9/none')).rejects.toMatchObject({
      name: 'UserError',
      advice: expect.stringMatching(/^The database cannot be reached \(ECONNREFUSED\)\. (?!.*canary)/),
    });
  });

  test.each(ENGINES)('waits for no other than an up-to-date one on %s', async engine => {
    const { url, store } = await sharedDatabase(engine);
    expect(await using(url)).toBe('done');
    await store.db
      .withTables<{ kysely_migration: { name: string } }>()
      .deleteFrom('kysely_migration')
      .execute();
    await expect(using(url)).rejects.toMatchObject({
      advice: expect.stringContaining('is of an older version. Bring it up to date first: npm run migrate.'),
    });
  });
});
