import type { Selectable } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

/** A provider was asked to call us when the calendar of an address changes. */
export type CalendarWatch = {
  id: string;
  team: TeamId;
  address: string;
  /** What is needed to stop it; empty until it is known to stand. */
  handle: string;
  until: Temporal.Instant;
  renewAt: Temporal.Instant;
};

const toWatch = (row: Selectable<Schema['calendar_watch']>): CalendarWatch => ({
  id: row.id,
  team: row.team_id,
  address: row.address,
  handle: row.handle,
  until: instant(row.until_at),
  renewAt: instant(row.renew_at),
});

/** Those that last longest first. */
export async function listWatches(db: Db, team: TeamId): Promise<CalendarWatch[]> {
  const rows = await db
    .selectFrom('calendar_watch')
    .selectAll()
    .where('team_id', '=', team)
    .orderBy('until_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toWatch);
}

export async function findWatch(db: Db, id: string): Promise<CalendarWatch | undefined> {
  const row = await db.selectFrom('calendar_watch').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toWatch(row);
}

export async function saveWatch(db: Db, watch: CalendarWatch): Promise<void> {
  const { id, team, address, handle, until, renewAt } = watch;
  const values = { handle, until_at: ms(until), renew_at: ms(renewAt) };
  await db
    .insertInto('calendar_watch')
    .values({ id, team_id: team, address, ...values })
    .onConflict(c => c.column('id').doUpdateSet(values))
    .execute();
}

export async function deleteWatch(db: Db, id: string): Promise<void> {
  await db.deleteFrom('calendar_watch').where('id', '=', id).execute();
}
