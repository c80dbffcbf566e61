import type { Selectable } from 'kysely';
import type { Answer, Id, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';
import type { EventLinkTable } from './schema.ts';

export type EventLink = {
  interview: Id;
  provider: string;
  /** Whose calendar holds it, whoever recruits by now. */
  organiser: string;
  eventId: string;
  /** Empty while nobody knows whether the event was made. */
  etag: string;
  shows: string;
  /** The booking that the event shows. */
  version: number;
  /** What the calendar says of each guest, by address, as last read or written. */
  answers: Readonly<Record<string, Answer>>;
  /** Where it takes place online. */
  join?: string | undefined;
};

function toLink(row: Selectable<EventLinkTable>): EventLink {
  return {
    interview: row.interview_id,
    provider: row.provider,
    organiser: row.organiser,
    eventId: row.event_id,
    etag: row.etag,
    shows: row.shows,
    version: row.version,
    answers: JSON.parse(row.answers_json) as EventLink['answers'],
    ...(row.join_url === '' ? {} : { join: row.join_url }),
  };
}

const links = (db: Db, team: TeamId) => db.selectFrom('event_link').selectAll().where('team_id', '=', team);

export async function findEventLink(db: Db, team: TeamId, interview: Id): Promise<EventLink | undefined> {
  const row = await links(db, team).where('interview_id', '=', interview).executeTakeFirst();
  return row && toLink(row);
}

export async function findLinkOfEvent(db: Db, team: TeamId, eventId: string): Promise<EventLink | undefined> {
  const row = await links(db, team).where('event_id', '=', eventId).executeTakeFirst();
  return row && toLink(row);
}

export async function listEventLinks(db: Db, team: TeamId): Promise<EventLink[]> {
  return (await links(db, team).execute()).map(toLink);
}

/** The addresses in whose calendars events stand. */
export async function listOrganisers(db: Db, team: TeamId): Promise<string[]> {
  const rows = await db
    .selectFrom('event_link')
    .select('organiser')
    .distinct()
    .where('team_id', '=', team)
    .orderBy('organiser')
    .execute();
  return rows.map(r => r.organiser);
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
    version: link.version,
    answers_json: JSON.stringify(link.answers),
    join_url: link.join ?? '',
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
