import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/user-error.ts';
import { bookItinerary } from '../../src/operations/book-itinerary.ts';
import { openHome } from '../../src/operations/open-home.ts';
import { proposeTimes } from '../../src/operations/propose-times.ts';
import { findSituation } from '../../src/store/situations.ts';
import { openStore } from '../../src/store/open.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { breaches } from '../invariants.ts';
import { type Loop, miaToBook } from '../loop-steps.ts';
import { recordOutside } from '../outside.ts';
import { urlOf } from '../postgres-database.ts';
import { actor, RAE, TEAM } from '../world.ts';

const NOT_SAVED = 'Nothing was saved: the database cannot be written right now.';

async function readyToBook(engine: 'sqlite' | 'postgres') {
  const loop = await miaToBook(engine);
  const proposal = (await loop.propose()).id;
  return { loop, book: () => bookItinerary(loop.world, actor(RAE), { proposal, option: 0 }) };
}

const read = (loop: Loop) => findSituation(loop.world.db, TEAM, loop.application);

async function fill({ world }: Loop): Promise<() => Promise<void>> {
  const [{ page_count: pages } = { page_count: 0 }] = (
    await sql<{ page_count: number }>`pragma page_count`.execute(world.db)
  ).rows;
  await sql.raw(`pragma max_page_count = ${pages}`).execute(world.db);
  return async () => {
    await sql.raw('pragma max_page_count = 1000000').execute(world.db);
  };
}

describe('a full disk', () => {
  test('F19: books nothing by halves, says so, and goes on when there is room', async () => {
    const { loop, book } = await readyToBook('sqlite');
    const before = await read(loop);
    const makeRoom = await fill(loop);
    await expect(book()).rejects.toThrow(NOT_SAVED);
    expect(await read(loop)).toEqual(before);
    expect(await breaches(loop.world.db)).toEqual([]);
    await makeRoom();
    expect((await book()).kind).toBe('booked');
  });

  test('does nothing outside that could not be remembered, however often it is tried', async () => {
    const { loop, book } = await readyToBook('sqlite');
    const { world } = loop;
    await world.db.deleteFrom('effect').execute();
    await book();
    const office = recordOutside(world);
    await sql`pragma query_only = on`.execute(world.db);
    for (let turn = 0; turn < 5; turn += 1) await office.drain();
    expect([office.posts, office.mails]).toEqual([[], []]);
    await sql`pragma query_only = off`.execute(world.db);
    await office.drain();
    await office.drain();
    const sent = office.posts.map(p => `${p.notice} ${p.to}`).toSorted();
    expect(sent).toEqual([...new Set(sent)]);
    expect(sent).toHaveLength(2);
    expect(office.mails).toHaveLength(1);
  });
});

describe('a database that nobody may write', () => {
  test('answers in words on sqlite, and is read on', async () => {
    const { loop, book } = await readyToBook('sqlite');
    await sql`pragma query_only = on`.execute(loop.world.db);
    await expect(book()).rejects.toThrow(NOT_SAVED);
    expect((await read(loop))?.candidate.name).toBe('Mia Okafor');
  });

  test('answers in words on postgres, and is read on', async () => {
    const { loop } = await readyToBook('postgres');
    const url = urlOf(loop.world.store);
    const name = new URL(url).pathname.slice(1);
    await sql.raw(`alter database ${name} set default_transaction_read_only = on`).execute(loop.world.db);
    const store = await openStore(url);
    const world = { ...loop.world, db: store.db };
    const propose = proposeTimes(world, actor(RAE), loop.application, { purpose: 'book' });
    await expect(propose).rejects.toThrow(NOT_SAVED);
    expect((await findSituation(store.db, TEAM, loop.application))?.candidate.name).toBe('Mia Okafor');
    await store.close();
    await sql.raw(`alter database ${name} reset default_transaction_read_only`).execute(loop.world.db);
  });
});

describe('a postgres that goes away', () => {
  test('before a transaction: whoever asked is told', async () => {
    const { loop } = await readyToBook('postgres');
    const store = await openPostgres('postgres://hireloop:test@127.0.0.1:1/nowhere', () => {});
    const home = openHome({ ...loop.world, db: store.db }, actor(RAE));
    await expect(home).rejects.toThrow('The database cannot be reached right now.');
    await store.close();
  });

  test('F29: in the middle of a transaction: nothing is saved, whoever asked is told, and the next one works', async () => {
    const { loop, book } = await readyToBook('postgres');
    const errors: Error[] = [];
    const store = await openStore(urlOf(loop.world.store), error => errors.push(error));
    const world = { ...loop.world, db: store.db };
    const proposal = (await loop.propose()).id;
    const holder = new pg.Client({ connectionString: urlOf(loop.world.store) });
    await holder.connect();
    await holder.query('begin; lock table booking in share mode');
    const booking = bookItinerary(world, actor(RAE), { proposal, option: 0 });
    const outcome = booking.catch((error: unknown) => error);
    await terminateWaiting(urlOf(loop.world.store));
    const error = await outcome;
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toBe('The database cannot be reached right now.');
    await holder.query('rollback');
    await holder.end();
    expect(await breaches(loop.world.db)).toEqual([]);
    expect((await bookItinerary(world, actor(RAE), { proposal, option: 0 })).kind).toBe('booked');
    await store.close();
    await expect(book()).rejects.toThrow('booked meanwhile');
  });

  test('F29: between two statements of a transaction: the process survives', async () => {
    const { loop } = await readyToBook('postgres');
    const errors: Error[] = [];
    const store = await openStore(urlOf(loop.world.store), error => errors.push(error));
    const transaction = store.db.transaction().execute(async tx => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(loop.world.db);
      while (errors.length === 0) await new Promise(resolve => setImmediate(resolve));
      await tx.selectFrom('workspace').select('team_id').execute();
    });
    await expect(transaction).rejects.toThrow(/terminat|queryable/);
    expect(await store.db.selectFrom('workspace').select('team_id').execute()).toHaveLength(1);
    await store.close();
  });
});

/** Ends the connection that waits for a lock, as a restart of the server would. */
async function terminateWaiting(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{ ended: boolean }>(
      `select pg_terminate_backend(pid) as ended from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) break;
  }
  await client.end();
}
