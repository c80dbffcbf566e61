import { type Kysely, sql, SqliteAdapter } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

type Delivery = { team: TeamId; key: string; at: Temporal.Instant };

export type Inbox = {
  /** Remembers a delivery. @returns false where it was seen before. */
  take(delivery: Delivery): Promise<boolean>;
};

type Waiting = Delivery & { settle: (fresh: Promise<boolean>) => void };

/** Deliveries that arrive together are remembered in one commit: a burst is not answered one disk write after another. */
export function createInbox(db: Kysely<Schema>): Inbox {
  let waiting: Waiting[] = [];
  const flush = () => {
    const batch = waiting;
    waiting = [];
    const fresh = insertFresh(db, batch);
    for (const [index, { settle }] of batch.entries()) settle(fresh.then(which => which[index] === true));
  };
  return {
    take: delivery => {
      if (waiting.length === 0) setImmediate(flush);
      return new Promise(settle => waiting.push({ ...delivery, settle }));
    },
  };
}

/**
 * With SQLite this commit does not wait for the disk, as the answer to Slack waits for it: the log keeps its order, so
 * the next commit that does wait, such as that of anything the delivery brings about, takes it along. A power cut can
 * make us forget only a delivery that had changed nothing yet.
 */
async function insertFresh(db: Kysely<Schema>, batch: readonly Delivery[]): Promise<boolean[]> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return insert(db, batch);
  return db.connection().execute(async own => {
    await sql`pragma synchronous = NORMAL`.execute(own);
    try {
      return await insert(own, batch);
    } finally {
      await sql`pragma synchronous = FULL`.execute(own);
    }
  });
}

async function insert(db: Db, batch: readonly Delivery[]): Promise<boolean[]> {
  const rows = await db
    .insertInto('inbox')
    .values(batch.map(({ team, key, at }) => ({ team_id: team, key, received_at: ms(at) })))
    .onConflict(c => c.columns(['team_id', 'key']).doNothing())
    .returning(['team_id', 'key'])
    .execute();
  const fresh = new Set(rows.map(row => `${row.team_id} ${row.key}`));
  // A delivery that is twice in the batch is fresh once.
  return batch.map(({ team, key }) => fresh.delete(`${team} ${key}`));
}

export async function deleteInboxBefore(db: Db, team: TeamId, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('inbox').where('team_id', '=', team).where('received_at', '<', ms(before)).execute();
}
