import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { insertEffect } from '../../src/store/effects.ts';
import { tryLeaderLock } from '../../src/store/leader-lock.ts';
import { urlOf } from '../postgres-database.ts';
import { openTestStore, TEAM } from '../world.ts';

type Told = { from: number; what: string; key?: string };

/** Several processes on one database, and all that they tell, in its order. */
async function company(processes: number) {
  const store = await openTestStore('postgres');
  const told: Told[] = [];
  const children = Array.from({ length: processes }, (_, from) => start(from, urlOf(store), told));
  await until(() => told.filter(t => t.what === 'ready').length === processes);
  return { store, told, children, leads: () => told.filter(t => t.what === 'leading').map(t => t.from) };
}

function start(from: number, url: string, told: Told[]): ChildProcess {
  const child = fork(join(import.meta.dirname, 'leader-process.ts'), [url], { stdio: 'inherit' });
  child.on('message', message => told.push({ from, ...(message as Omit<Told, 'from'>) }));
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise(resolve => setTimeout(resolve, 10));
}

let enqueued = 0;
async function enqueue({ db }: Store, count: number): Promise<void> {
  const now = Temporal.Now.instant();
  await db.transaction().execute(async tx => {
    for (let n = 0; n < count; n += 1) {
      const key = `probe-${(enqueued += 1)}`;
      const effect = { team: TEAM, key, kind: 'probe', lane: key, payload: {}, notBefore: now };
      await insertEffect(tx, { ...effect, notAfter: now.add({ hours: 1 }) }, now);
    }
  });
}

const waiting = async ({ db }: Store) =>
  (await db.selectFrom('effect').select('id').where('outcome', 'is', null).execute()).length;

async function allDone(store: Store): Promise<void> {
  while ((await waiting(store)) > 0) await new Promise(resolve => setTimeout(resolve, 20));
}

/** As if the claims of a process that is gone had run out. */
async function release({ db }: Store): Promise<void> {
  const claims = db.updateTable('effect').set({ claimed_until: 0 });
  await claims.where('claimed_until', 'is not', null).execute();
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>(resolve => child.once('exit', code => resolve(code)));

/** Of effects that were begun by two processes, those that the first had ended before the second began. */
function beganInVain(told: readonly Told[]): string[] {
  const ends = new Map<string, number>();
  const again: string[] = [];
  for (const { what, key = '' } of told) {
    if (what === 'end') ends.set(key, (ends.get(key) ?? 0) + 1);
    if (what === 'begin' && ends.has(key)) again.push(key);
  }
  return again;
}

/** What a process began while it did not lead; each tells in its own order. */
function begunOutOfTurn(told: readonly Told[]): Told[] {
  const leading = new Set<number>();
  return told.filter(({ from, what }) => {
    if (what === 'leading') leading.add(from);
    if (what === 'lost the lead') leading.delete(from);
    return what === 'begin' && !leading.has(from);
  });
}

describe('several processes on postgres', () => {
  test('have one leader, which does all the work; it is followed within seconds of a kill, and nothing is lost', async () => {
    const { store, told, children, leads } = await company(2);
    await enqueue(store, 30);
    await allDone(store);
    expect(leads()).toHaveLength(1);
    const [first = 0] = leads();
    expect(new Set(told.filter(t => t.what === 'begin').map(t => t.from))).toEqual(new Set([first]));
    await enqueue(store, 60);
    await until(() => told.filter(t => t.what === 'end').length > 40);
    const began = performance.now();
    children[first]?.kill('SIGKILL');
    await until(() => leads().length === 2);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(leads()[1]).not.toBe(first);
    await release(store);
    await allDone(store);
    const begun = told.filter(t => t.what === 'begin').map(t => t.key);
    expect(new Set(begun).size).toBe(90);
    expect(begun.length - 90).toBeLessThanOrEqual(8);
    expect(beganInVain(told).length).toBeLessThanOrEqual(8);
  }, 30_000);

  test('let the next one lead after a TERM, when all that was begun has ended, and end well', async () => {
    const { store, told, children, leads } = await company(2);
    await until(() => leads().length === 1);
    const [first = 0] = leads();
    await enqueue(store, 80);
    await until(() => told.filter(t => t.what === 'end').length > 10);
    const exit = ended(children[first]!);
    children[first]?.kill('SIGTERM');
    expect(await exit).toBe(0);
    const own = told.filter(t => t.from === first);
    const of = (what: string) => own.filter(t => t.what === what).map(t => t.key ?? '');
    expect(of('end').toSorted()).toEqual(of('begin').toSorted());
    await allDone(store);
    expect(leads()).toEqual([first, 1 - first]);
    expect(told.filter(t => t.what === 'begin')).toHaveLength(80);
    const other = ended(children[1 - first]!);
    children[1 - first]?.kill('SIGTERM');
    expect(await other).toBe(0);
  }, 30_000);

  test('stop at once when the lock is lost, and one of them leads again', async () => {
    const { store, told, leads } = await company(2);
    await until(() => leads().length === 1);
    await enqueue(store, 200);
    await until(() => told.filter(t => t.what === 'end').length > 10);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'hireloop-leader' and datname = current_database()`.execute(store.db);
    await until(() => told.some(t => t.what === 'lost the lead'));
    await until(() => leads().length >= 2);
    await allDone(store);
    expect(begunOutOfTurn(told)).toEqual([]);
    expect(beganInVain(told)).toEqual([]);
  }, 30_000);
});

describe('a leader that is frozen', () => {
  test('F30: is followed, and does nothing any more when it comes back', async () => {
    const { store, told, children, leads } = await company(2);
    await until(() => leads().length === 1);
    const [first = 0] = leads();
    await enqueue(store, 30);
    await until(() => told.filter(t => t.what === 'end').length > 5);
    children[first]?.kill('SIGSTOP');
    await until(() => leads().length === 2);
    expect(leads()[1]).not.toBe(first);
    await release(store);
    await allDone(store);
    children[first]?.kill('SIGCONT');
    await until(() => told.some(t => t.from === first && t.what === 'lost the lead'));
    await enqueue(store, 30);
    await allDone(store);
    expect(begunOutOfTurn(told)).toEqual([]);
    // What it had done and not yet written down, a lane each, is done again; the job looks first whether it was.
    expect(beganInVain(told).length).toBeLessThanOrEqual(8);
  }, 60_000);
});

describe('the lock of the leader', () => {
  test('is held by one at a time and free again when it is let go', async () => {
    const url = urlOf(await openTestStore('postgres'));
    const first = await tryLeaderLock(url);
    expect(first).toBeDefined();
    expect(await tryLeaderLock(url)).toBeUndefined();
    await first?.release();
    const second = await tryLeaderLock(url);
    expect(second).toBeDefined();
    await second?.release();
    await second?.lost;
  });

  test('of one database is not that of another', async () => {
    const [one, other] = [await openTestStore('postgres'), await openTestStore('postgres')];
    const locks = [await tryLeaderLock(urlOf(one)), await tryLeaderLock(urlOf(other))];
    expect(locks.every(Boolean)).toBe(true);
    for (const lock of locks) await lock?.release();
  });

  test('cannot be had from a server that is not there', async () => {
    await expect(tryLeaderLock('postgres://x:y@127.0.0.1:1/nowhere')).rejects.toThrow(/ECONNREFUSED/);
  });
});
