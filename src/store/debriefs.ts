import type { Selectable } from 'kysely';
import type { Debrief } from '../core/loop/debrief.ts';
import type { Answer, Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Booking } from '../core/loop/situation.ts';
import { interval } from '../core/time/interval.ts';
import { insertAppointment } from './appointments.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import { loadJoinLinks } from './event-links.ts';
import type { DebriefBookingTable } from './schema.ts';

const debriefs = (db: Db, team: TeamId) => db.selectFrom('debrief').selectAll().where('team_id', '=', team);

export async function findDebrief(db: Db, team: TeamId, id: Id): Promise<Debrief | undefined> {
  const row = await debriefs(db, team).where('id', '=', id).executeTakeFirst();
  return row && load(db, team, row);
}

/** A stage has one, however often it is moved or called off. */
export async function findDebriefOfEntry(db: Db, team: TeamId, entry: Id): Promise<Debrief | undefined> {
  const row = await debriefs(db, team).where('stage_entry_id', '=', entry).executeTakeFirst();
  return row && load(db, team, row);
}

type Row = { id: Id; application_id: Id; stage_entry_id: Id };

async function load(db: Db, team: TeamId, row: Row): Promise<Debrief> {
  const last = await db
    .selectFrom('debrief_booking')
    .selectAll()
    .where('team_id', '=', team)
    .where('debrief_id', '=', row.id)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const version = last?.version ?? 0;
  const end = await db
    .selectFrom('debrief_booking_end')
    .selectAll()
    .where('team_id', '=', team)
    .where('debrief_id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst();
  const answers = await loadAnswers(db, team, row.id, version);
  const people = last ? (JSON.parse(last.people_json) as PersonId[]) : [];
  return {
    id: row.id,
    applicationId: row.application_id,
    stageEntryId: row.stage_entry_id,
    booking: last && !end ? toBooking(last) : undefined,
    ended: end && { why: end.why, reason: end.reason, at: instant(end.ended_at), by: end.ended_by },
    lastVersion: version,
    guests: people.map(person => {
      const said = answers.findLast(a => a.person_id === person);
      return { person, answer: said?.answer, reason: said?.reason ?? '' };
    }),
    ...(await loadJoinLinks(db, team, [row.id])).get(row.id),
  };
}

async function loadAnswers(db: Db, team: TeamId, id: Id, version: number) {
  return db
    .selectFrom('debrief_answer')
    .selectAll()
    .where('team_id', '=', team)
    .where('debrief_id', '=', id)
    .where('booking_version', '=', version)
    .orderBy('answered_at')
    .orderBy('id')
    .execute();
}

const toBooking = (row: Selectable<DebriefBookingTable>): Booking => ({
  version: row.version,
  time: interval(instant(row.starts_at), instant(row.ends_at)),
  zone: row.zone,
  bookedAt: instant(row.booked_at),
  bookedBy: row.booked_by,
});

export async function insertDebrief(
  tx: Tx,
  team: TeamId,
  { id, applicationId, stageEntryId }: Pick<Debrief, 'id' | 'applicationId' | 'stageEntryId'>,
  openedAt: Temporal.Instant,
): Promise<void> {
  await insertAppointment(tx, team, id, 'debrief');
  await tx
    .insertInto('debrief')
    .values({
      team_id: team,
      id,
      application_id: applicationId,
      stage_entry_id: stageEntryId,
      opened_at: ms(openedAt),
    })
    .execute();
}

export async function insertDebriefBooking(
  tx: Tx,
  team: TeamId,
  debrief: Id,
  { people, ...booking }: Booking & { people: readonly PersonId[] },
): Promise<void> {
  const { version, time, zone, bookedAt, bookedBy } = booking;
  await tx
    .insertInto('debrief_booking')
    .values({
      team_id: team,
      debrief_id: debrief,
      version,
      starts_at: ms(time.start),
      ends_at: ms(time.end),
      zone,
      wall_start: time.start.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
      people_json: JSON.stringify(people),
      booked_at: ms(bookedAt),
      booked_by: bookedBy,
    })
    .execute();
}

export async function insertDebriefEnd(
  tx: Tx,
  team: TeamId,
  debrief: Id,
  end: { version: number; why: 'moved' | 'cancelled'; reason: string; at: Temporal.Instant; by: PersonId },
): Promise<void> {
  const { version, why, reason, at, by } = end;
  await tx
    .insertInto('debrief_booking_end')
    .values({ team_id: team, debrief_id: debrief, version, why, reason, ended_at: ms(at), ended_by: by })
    .execute();
}

export async function insertDebriefAnswer(
  tx: Tx,
  team: TeamId,
  answer: {
    id: Id;
    debrief: Id;
    version: number;
    person: PersonId;
    answer: Answer;
    reason: string;
    at: Temporal.Instant;
  },
): Promise<void> {
  await tx
    .insertInto('debrief_answer')
    .values({
      team_id: team,
      id: answer.id,
      debrief_id: answer.debrief,
      booking_version: answer.version,
      person_id: answer.person,
      answer: answer.answer,
      reason: answer.reason,
      answered_at: ms(answer.at),
    })
    .execute();
}
