import type { Selectable } from 'kysely';
import type { Answer, Id, TeamId } from '../core/loop/glossary.ts';
import { ms } from './columns.ts';
import type { Db } from './database.ts';
import type { EventLinkTable } from './schema.ts';

export type EventLink = {
  appointment: Id;
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
    appointment: row.appointment_id,
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

export async function findEventLink(db: Db, team: TeamId, appointment: Id): Promise<EventLink | undefined> {
  const row = await links(db, team).where('appointment_id', '=', appointment).executeTakeFirst();
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
    .values({ team_id: team, appointment_id: link.appointment, ...values })
    .onConflict(c => c.columns(['team_id', 'appointment_id']).doUpdateSet(values))
    .execute();
}

export async function deleteEventLink(db: Db, team: TeamId, appointment: Id): Promise<void> {
  await db
    .deleteFrom('event_link')
    .where('team_id', '=', team)
    .where('appointment_id', '=', appointment)
    .execute();
}

/** Where appointments take place online, as far as that is known. */
export async function loadJoinLinks(
  db: Db,
  team: TeamId,
  appointments: readonly Id[],
): Promise<Map<Id, { join: string }>> {
  if (appointments.length === 0) return new Map();
  const rows = await db
    .selectFrom('event_link')
    .select(['appointment_id', 'join_url'])
    .where('team_id', '=', team)
    .where('appointment_id', 'in', appointments)
    .where('join_url', '!=', '')
    .execute();
  return new Map(rows.map(r => [r.appointment_id, { join: r.join_url }]));
}
