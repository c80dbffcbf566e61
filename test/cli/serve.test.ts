import { chmodSync, mkdirSync } from 'node:fs';
import { copyFile, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedDatabase } from './company.ts';
import { SECRET, servingEnv, TOKEN } from './neighbours.ts';
import { type Env, freshFolder, hireloop, OTHER_USER, ROOT, start, type Started } from './run.ts';

const serve = (env: Env, uid?: number) => start([join(ROOT, 'src/hireloop.js'), 'serve'], env, uid);

const MAY_WRITE_ANYWHERE = process.getuid?.() === 0 && OTHER_USER === undefined;

/** Quicker than `serve`, and opens the database in the same way. */
const migrate = (env: Env, uid?: number) => start([join(ROOT, 'src/hireloop.js'), 'migrate'], env, uid);

async function refusal({ ended }: Started): Promise<string> {
  const { code, err } = await ended;
  expect(code).toBe(2);
  expect(err).not.toContain('    at ');
  for (const secret of [TOKEN, SECRET]) expect(err).not.toContain(secret);
  return err;
}

describe('serve', () => {
  test('F17, F18: keeps a second process off the same file, names PostgreSQL, and stops at a signal', async () => {
    const file = join(await freshFolder(), 'hireloop.db');
    const env = await servingEnv(`sqlite:${file}`);
    const first = serve(env);
    await first.says('"serving"');
    const second = await refusal(serve(env));
    expect(second).toContain(
      `Another Hireloop process already serves ${file}, and SQLite serves one process.`,
    );
    expect(second).toContain('run several on PostgreSQL');
    expect((await hireloop(['migrate'], env)).out).toContain('is up to date.');
    first.signal('SIGTERM');
    const { code, out } = await first.ended;
    expect(code).toBe(0);
    for (const secret of [TOKEN, SECRET]) expect(out).not.toContain(secret);
  });

  test('F22, F27: does not start on a damaged, foreign or newer database, and says what to do', async () => {
    const folder = await freshFolder();
    const foreign = join(folder, 'foreign.db');
    await writeFile(foreign, 'This is no database at all. '.repeat(400));
    const damaged = join(folder, 'damaged.db');
    const { url, store } = await sharedDatabase('sqlite');
    await store.db
      .withTables<{ kysely_migration: { name: string; timestamp: string } }>()
      .insertInto('kysely_migration')
      .values({ name: '2099-01-01-hindsight', timestamp: '' })
      .execute();
    const newer = join(folder, 'newer.db');
    await store.close();
    for (const copy of [damaged, newer]) await copyFile(url.slice('sqlite:'.length), copy);
    await overwrite(damaged, 4096, 8192);

    const texts = await Promise.all(
      [foreign, damaged, newer].map(file => refusal(migrate({ DATABASE_URL: `sqlite:${file}` }))),
    );
    expect(texts[0]).toContain(`The database ${foreign} cannot be used: file is not a database.`);
    expect(texts[1]).toContain(`The database ${damaged} cannot be used`);
    for (const text of texts.slice(0, 2)) expect(text).toContain('restore the last backup');
    expect(texts[2]).toContain('was written by a newer Hireloop (it has 2099-01-01-hindsight)');
  });

  test.skipIf(MAY_WRITE_ANYWHERE)('F20: does not start where it cannot write', async () => {
    const folder = join(await freshFolder(), 'read-only');
    mkdirSync(folder);
    chmodSync(dirname(folder), 0o755);
    chmodSync(folder, 0o555);
    const text = await refusal(migrate({ DATABASE_URL: `sqlite:${folder}/hireloop.db` }, OTHER_USER));
    expect(text).toContain(`The database ${folder}/hireloop.db cannot be used`);
    expect(text).toContain('Give this user write access to the file and its folder.');
  });

  test('does not start with a token that Slack refuses', async () => {
    const env = await servingEnv(`sqlite:${join(await freshFolder(), 'hireloop.db')}`);
    const refused = await refusal(serve({ ...env, SLACK_BOT_TOKEN: 'xoxb-canary' }));
    expect(refused).toContain('Slack refuses SLACK_BOT_TOKEN (invalid_auth).');
    expect(refused).not.toContain('canary');
  });

  test('does not start with a mistake in a pack, and names the file and the line', async () => {
    const folder = await freshFolder();
    mkdirSync(join(folder, 'packs'));
    await writeFile(join(folder, 'packs/mine.yml'), 'id: mine\nlayer: database\nquestions: []\n');
    const env = await servingEnv(`sqlite:${join(folder, 'hireloop.db')}`);
    const text = await refusal(serve({ ...env, HIRELOOP_DATA: folder }));
    expect(text).toContain(`${folder}/packs/mine.yml:2 layer: found "database", expected`);
  });
});

async function overwrite(file: string, from: number, to: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(to - from, 0x5a), 0, to - from, from);
  await handle.close();
}
