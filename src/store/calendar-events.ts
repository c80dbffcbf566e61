import type { Kysely, Selectable } from 'kysely';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Interval } from '../core/time/interval.ts';
import { instant, ms } from './columns.ts';
import { nextInSequence } from './cursors.ts';
import type { Db, Tx } from './database.ts';
import type { CalendarAttendeeTable, CalendarEventTable, Schema } from './schema.ts';

/** The events of the `local` calendar. Its shape is the one that the provider asks for. */
type StoredEvent = {
  id: string;
  calendar: string;
  version: number;
  title: string;
  description: string;
  time: Interval;
  zone: string;
  allDay: boolean;
  transparency: 'busy' | 'free';
  status: 'confirmed' | 'cancelled';
  location?: string;
  attendees: readonly StoredAttendee[];
};
type StoredAttendee = {
  address: string;
  name: string;
  answer: 'accepted' | 'declined' | 'tentative' | 'none';
  reason: string;
};

const SEQUENCE = 'local-calendar-change';
/** Events read at a time by whoever follows the changes; below what databases take as parameters of one query. */
const PAGE = 500;

/** Keeps the local calendar's events in the database. */
export function calendarEvents(db: Kysely<Schema>) {
  return {
    find: async (team: TeamId, id: string) => {
      const rows = await db
        .selectFrom('calendar_event')
        .selectAll()
        .where('team_id', '=', team)
        .where('id', '=', id)
        .execute();
      return (await withAttendees(db, team, rows))[0];
    },
    list: (team: TeamId, addresses: readonly string[], within: Interval) =>
      listEvents(db, team, addresses, within),
    save: (team: TeamId, event: StoredEvent, version: number) =>
      db.transaction().execute(tx => saveCalendarEvent(tx, team, event, version)),
    changedSince: async (team: TeamId, change: number) => {
      const rows = await db
        .selectFrom('calendar_event')
        .selectAll()
        .where('team_id', '=', team)
        .where('change', '>', change)
        .orderBy('change')
        .limit(PAGE)
        .execute();
      // Numbers commit in order, so nothing below the last one seen can still appear.
      return { events: await withAttendees(db, team, rows), change: rows.at(-1)?.change ?? change };
    },
  };
}

async function listEvents(
  db: Db,
  team: TeamId,
  addresses: readonly string[],
  within: Interval,
): Promise<StoredEvent[]> {
  if (addresses.length === 0) return [];
  const rows = await db
    .selectFrom('calendar_event as e')
    .selectAll('e')
    .where('e.team_id', '=', team)
    .where('e.starts_at', '<', ms(within.end))
    .where('e.ends_at', '>', ms(within.start))
    .where(x =>
      x.or([
        x('e.calendar', 'in', addresses),
        x.exists(
          x
            .selectFrom('calendar_attendee as a')
            .select('a.address')
            .whereRef('a.team_id', '=', 'e.team_id')
            .whereRef('a.event_id', '=', 'e.id')
            .where('a.address', 'in', addresses),
        ),
      ]),
    )
    .orderBy('e.starts_at')
    .execute();
  return withAttendees(db, team, rows);
}

async function withAttendees(
  db: Db,
  team: TeamId,
  rows: Selectable<CalendarEventTable>[],
): Promise<StoredEvent[]> {
  const byEvent = Map.groupBy(
    await loadAttendees(
      db,
      team,
      rows.map(r => r.id),
    ),
    a => a.event_id,
  );
  return rows.map(row => ({
    id: row.id,
    calendar: row.calendar,
    version: row.version,
    title: row.title,
    description: row.description,
    time: { start: instant(row.starts_at), end: instant(row.ends_at) },
    zone: row.zone,
    allDay: row.all_day === 1,
    transparency: row.transparency,
    status: row.status,
    location: row.location,
    attendees: (byEvent.get(row.id) ?? []).map(({ address, name, answer, reason }) => ({
      address,
      name,
      answer,
      reason,
    })),
  }));
}

async function loadAttendees(
  db: Db,
  team: TeamId,
  events: readonly string[],
): Promise<Selectable<CalendarAttendeeTable>[]> {
  const found: Selectable<CalendarAttendeeTable>[] = [];
  for (let at = 0; at < events.length; at += PAGE) {
    const rows = await db
      .selectFrom('calendar_attendee')
      .selectAll()
      .where('team_id', '=', team)
      .where('event_id', 'in', events.slice(at, at + PAGE))
      .orderBy('address')
      .execute();
    found.push(...rows);
  }
  return found;
}

/** @returns false where the event is not at `version` any more (0: where it exists already). */
export async function saveCalendarEvent(
  tx: Tx,
  team: TeamId,
  event: StoredEvent,
  version: number,
): Promise<boolean> {
  const values = {
    calendar: event.calendar,
    version: event.version,
    title: event.title,
    description: event.description,
    starts_at: ms(event.time.start),
    ends_at: ms(event.time.end),
    zone: event.zone,
    all_day: event.allDay ? (1 as const) : (0 as const),
    transparency: event.transparency,
    status: event.status,
    location: event.location ?? '',
    change: await nextInSequence(tx, team, SEQUENCE),
  };
  if (!(await write(tx, team, event.id, version, values))) return false;
  await tx
    .deleteFrom('calendar_attendee')
    .where('team_id', '=', team)
    .where('event_id', '=', event.id)
    .execute();
  if (event.attendees.length > 0) {
    const rows = event.attendees.map(({ address, name, answer, reason }) => ({
      address,
      name,
      answer,
      reason,
    }));
    await tx
      .insertInto('calendar_attendee')
      .values(rows.map(r => ({ team_id: team, event_id: event.id, ...r })))
      .execute();
  }
  return true;
}

async function write(
  tx: Tx,
  team: TeamId,
  id: string,
  version: number,
  values: Omit<CalendarEventTable, 'team_id' | 'id' | 'location'> & { location: string },
): Promise<boolean> {
  if (version === 0) {
    const inserted = await tx
      .insertInto('calendar_event')
      .values({ team_id: team, id, ...values })
      .onConflict(c => c.columns(['team_id', 'id']).doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await tx
    .updateTable('calendar_event')
    .set(values)
    .where('team_id', '=', team)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
