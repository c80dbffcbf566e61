import type { Id, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';

export type EventLink = {
  interview: Id;
  provider: string;
  /** Whose calendar holds it, whoever recruits by now. */
  organiser: string;
  eventId: string;
  etag: string;
  shows: string;
};

export async function findEventLink(db: Db, team: TeamId, interview: Id): Promise<EventLink | undefined> {
  const query = db
    .selectFrom('event_link')
    .selectAll()
    .where('team_id', '=', team)
    .where('interview_id', '=', interview);
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  return {
    interview,
    provider: row.provider,
    organiser: row.organiser,
    eventId: row.event_id,
    etag: row.etag,
    shows: row.shows,
  };
}

export async function findInterviewOfEvent(db: Db, team: TeamId, eventId: string): Promise<Id | undefined> {
  const row = await db
    .selectFrom('event_link')
    .select('interview_id')
    .where('team_id', '=', team)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  return row?.interview_id;
}

export async function saveEventLink(
  db: Db,
  team: TeamId,
  link: EventLink,
  now: Temporal.Instant,
): Promise<void> {
  const values = {
    provider: link.provider,
    organiser: link.organiser,
    event_id: link.eventId,
    etag: link.etag,
    shows: link.shows,
    synced_at: ms(now),
  };
  await db
    .insertInto('event_link')
    .values({ team_id: team, interview_id: link.interview, ...values })
    .onConflict(c => c.columns(['team_id', 'interview_id']).doUpdateSet(values))
    .execute();
}

export async function deleteEventLink(db: Db, team: TeamId, interview: Id): Promise<void> {
  await db
    .deleteFrom('event_link')
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .execute();
}
