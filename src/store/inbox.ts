import type { TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';

/** @returns false where this delivery was seen before. */
export async function insertInbox(
  db: Db,
  team: TeamId,
  key: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const result = await db
    .insertInto('inbox')
    .values({ team_id: team, key, received_at: ms(now) })
    .onConflict(c => c.columns(['team_id', 'key']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function deleteInboxBefore(db: Db, team: TeamId, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('inbox').where('team_id', '=', team).where('received_at', '<', ms(before)).execute();
}
