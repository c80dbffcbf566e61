import { fork } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { holdInstanceLock } from '../../src/store/instance-lock.ts';
import { migrate, pendingMigrations } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migration-steps.ts';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { ENGINES, openTestStore } from '../world.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'hireloop-open-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

function refusalOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof UserError ? error.advice : `fault: ${String(error)}`;
  }
}

describe('a database file', () => {
  test('that is no database, or cannot be made, is refused with what to do', async () => {
    const at = await folder();
    const garbage = join(at, 'garbage.db');
    await writeFile(
      garbage,
      'not a database at all, but long enough to be read as the head of one '.repeat(20),
    );
    expect(refusalOf(() => openSqlite(garbage))).toMatch(/cannot be used[^]*restore the last backup/);
    expect(refusalOf(() => openSqlite(join(garbage, 'below.db')))).toMatch(/cannot be used/);
    expect(refusalOf(() => openSqlite('/dev/null/below/x.db'))).toMatch(/cannot be used/);
  });

  test('whose pages were damaged is refused', async () => {
    const file = join(await folder(), 'damaged.db');
    const store = openSqlite(file);
    await migrate(store);
    await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
    await store.close();
    const { readFile } = await import('node:fs/promises');
    const bytes = await readFile(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    await writeFile(file, bytes);
    expect(refusalOf(() => openSqlite(file))).toMatch(/cannot be used[^]*restore the last backup/);
  });

  test('serves one process, whatever name it is reached by; the next one is told about PostgreSQL', async () => {
    const at = await folder();
    const file = join(at, 'hireloop.db');
    await openSqlite(file).close();
    await symlink(file, join(at, 'other-name.db'));
    const child = await lockedElsewhere(file);
    for (const name of [file, join(at, 'other-name.db')])
      expect(refusalOf(() => holdInstanceLock(name))).toMatch(/Another Hireloop process.*PostgreSQL/);
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    const release = holdInstanceLock(file);
    expect(refusalOf(() => holdInstanceLock(file))).toMatch(/Another Hireloop process/);
    release();
    holdInstanceLock(file)();
  });

  test('beside which no lock can be made says so, and not that there is another process', async () => {
    const at = await folder();
    await writeFile(join(at, 'file'), '');
    expect(refusalOf(() => holdInstanceLock(join(at, 'file', 'below.db')))).toMatch(
      /lock file.*write access/,
    );
  });
});

async function lockedElsewhere(file: string) {
  const child = fork(join(import.meta.dirname, 'lock-process.ts'), [file], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise(resolve => child.once('message', resolve));
  return child;
}

describe.each(ENGINES)('the schema on %s', engine => {
  test('is brought up step by step with what was there, and once', async () => {
    const store = await openTestStore(engine);
    expect(await pendingMigrations(store)).toEqual([]);
    expect(await migrate(store)).toEqual([]);
  });

  test('gets a step that was merged after a later one', async () => {
    const store = await openTestStore(engine);
    await sql`drop table practice_score`.execute(store.db);
    await sql`delete from kysely_migration where name = '2026-11-25-practice'`.execute(store.db);
    expect(await pendingMigrations(store)).toEqual(['2026-11-25-practice']);
    expect(await migrate(store)).toEqual(['2026-11-25-practice']);
  });

  test('of a newer version is refused', async () => {
    const store = await openTestStore(engine);
    await sql`insert into kysely_migration (name, timestamp) values ('2099-01-01-future', 'now')`.execute(
      store.db,
    );
    await expect(migrate(store)).rejects.toThrow(/newer Hireloop \(it has 2099-01-01-future\)/);
    await expect(pendingMigrations(store)).rejects.toThrow(/newer Hireloop/);
  });
});

describe('a ledger from before there were lanes', () => {
  test('keeps its effects, in their order, each in a lane of its own', async () => {
    const store = await openStore('sqlite::memory:');
    onTestFinished(() => store.close());
    await migrations['2026-11-21-first']?.up(store.db as never);
    for (const [key, at, outcome] of [
      ['b', 2, null],
      ['a', 1, 'done'],
      ['c', 2, null],
    ] as const) {
      await sql`insert into effect (team_id, key, kind, payload_json, not_before, not_after, next_at, enqueued_at,
        attempts, outcome) values ('T', ${key}, 'probe', '{}', 0, 9, 0, ${at}, 3, ${outcome})`.execute(
        store.db,
      );
    }
    await migrations['2026-11-22-lanes']?.up(store.db as never);
    const rows = await store.db.selectFrom('effect').selectAll().orderBy('id').execute();
    expect(rows.map(r => [r.key, r.lane, r.attempts, r.faults, r.outcome])).toEqual([
      ['a', 'a', 3, 0, 'done'],
      ['b', 'b', 3, 0, null],
      ['c', 'c', 3, 0, null],
    ]);
  });
});

describe('the words about a database', () => {
  test('never hold its password', async () => {
    const store = await openTestStore('postgres');
    expect(store.where).not.toContain('hireloop:test');
    expect(store.where).toMatch(/^postgres:\/\/127\.0\.0\.1:\d+\/t/);
  });
});
