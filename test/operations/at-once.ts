import pg from 'pg';
import { onTestFinished } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import type { World } from '../../src/operations/world.ts';
import { openStore } from '../../src/store/open.ts';
import { urlOf } from '../postgres-database.ts';
import type { TestWorld } from '../world.ts';

/** The same workspace as another process sees it: on PostgreSQL through connections of its own. */
export async function beside(world: TestWorld): Promise<World> {
  const ids = { next: () => `other-${world.ids.next()}` };
  if (world.store.engine === 'sqlite') return { ...world, ids };
  const store = await openStore(urlOf(world.store));
  onTestFinished(() => store.close());
  return { ...world, db: store.db, ids };
}

export type Ended = { done: unknown[]; refused: string[]; faults: unknown[] };

/** What two people got who pressed at the same moment. */
export async function atOnce(...presses: Promise<unknown>[]): Promise<Ended> {
  const settled = await Promise.allSettled(presses);
  const errors = settled.flatMap(s => (s.status === 'rejected' ? [s.reason as unknown] : []));
  return {
    done: settled.flatMap(s => (s.status === 'fulfilled' ? [s.value] : [])),
    refused: errors.filter(e => e instanceof UserError).map(e => e.message),
    faults: errors.filter(e => !(e instanceof UserError)),
  };
}

/**
 * Two operations in the one order that hurts: the first has read everything and is about to write to a table when the
 * second begins, which goes as far as it can before the first goes on. On PostgreSQL only: SQLite lets nobody begin.
 */
export async function inBetween(
  world: TestWorld,
  table: string,
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<Ended> {
  const [holder, watcher] = [await connect(world), await connect(world)];
  try {
    await holder.query(`begin; lock table ${table} in share mode`);
    const one = track(first());
    await until(async () => (await waiting(watcher)) >= 1);
    const two = track(second());
    await until(async () => two.ended || (await waiting(watcher)) >= 2);
    await holder.query('commit');
    return await atOnce(one.promise, two.promise);
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}

async function connect(world: TestWorld): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(world.store) });
  await client.connect();
  return client;
}

function track(promise: Promise<unknown>): { promise: Promise<unknown>; ended: boolean } {
  const tracked = { promise, ended: false };
  const end = () => (tracked.ended = true);
  promise.then(end, end);
  return tracked;
}

async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: string }>(
    `select count(*) as waiting from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return Number(rows[0]?.waiting);
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise(resolve => setImmediate(resolve));
}
