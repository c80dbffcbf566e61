import type { AppointmentKind, Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Booking } from '../core/loop/situation.ts';
import type { Interval } from '../core/time/interval.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export async function insertBooking(tx: Tx, team: TeamId, interview: Id, booking: Booking): Promise<void> {
  const { version, time, zone, bookedAt, bookedBy, room } = booking;
  await tx
    .insertInto('booking')
    .values({
      team_id: team,
      interview_id: interview,
      version,
      starts_at: ms(time.start),
      ends_at: ms(time.end),
      zone,
      wall_start: time.start.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
      booked_at: ms(bookedAt),
      booked_by: bookedBy,
      room_id: room?.id ?? null,
    })
    .execute();
}

/** The room of a booking that stands; undefined where it is on video from now on. */
export async function updateBookingRoom(
  tx: Tx,
  team: TeamId,
  interview: Id,
  { version, room }: { version: number; room: Id | undefined },
): Promise<void> {
  await tx
    .updateTable('booking')
    .set({ room_id: room ?? null })
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .where('version', '=', version)
    .execute();
}

export async function insertBookingEnd(
  tx: Tx,
  team: TeamId,
  interview: Id,
  end: { version: number; why: 'moved' | 'cancelled'; reason: string; at: Temporal.Instant; by: PersonId },
): Promise<void> {
  const { version, why, reason, at, by } = end;
  await tx
    .insertInto('booking_end')
    .values({ team_id: team, interview_id: interview, version, why, reason, ended_at: ms(at), ended_by: by })
    .execute();
}

/** One version of an interview's booking, standing or ended. */
export async function findBooking(
  db: Db,
  team: TeamId,
  interview: Id,
  version: number,
): Promise<Pick<Booking, 'time' | 'zone'> | undefined> {
  const row = await db
    .selectFrom('booking')
    .select(['starts_at', 'ends_at', 'zone'])
    .where('team_id', '=', team)
    .where('interview_id', '=', interview)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && { time: { start: instant(row.starts_at), end: instant(row.ends_at) }, zone: row.zone };
}

/** Interviews that are booked in a room and have not begun, the earliest first. */
export async function listBookingsInRoom(
  db: Db,
  team: TeamId,
  room: Id,
  now: Temporal.Instant,
): Promise<{ interview: Id; version: number; start: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom('claim as c')
    .innerJoin('booking as b', j =>
      j.onRef('b.team_id', '=', 'c.team_id').onRef('b.interview_id', '=', 'c.appointment_id'),
    )
    .leftJoin('booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.interview_id', '=', 'b.interview_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .select(['b.interview_id', 'b.version', 'b.starts_at'])
    .where('c.team_id', '=', team)
    .where('c.holder', '=', `room:${room}`)
    .where('c.starts_at', '>', ms(now))
    .where('e.interview_id', 'is', null)
    .orderBy('b.starts_at')
    .execute();
  return rows.map(r => ({ interview: r.interview_id, version: r.version, start: instant(r.starts_at) }));
}

/** Who or what holds time: a person or a candidate can be in one place at once, and a room holds one interview. */
export type Holder = `person:${PersonId}` | `candidate:${Id}` | `room:${Id}`;

/**
 * Takes time for all holders or, by failing, for none. Sorted, so that two transactions that want the same people
 * wait for each other instead of locking each other out.
 * @throws The database's overlap error (see `isOverlap`) where one of them is taken.
 */
export async function insertClaims(
  tx: Tx,
  team: TeamId,
  appointment: Id,
  holders: readonly Holder[],
  time: Interval,
): Promise<void> {
  for (const holder of [...holders].sort()) {
    const span = { starts_at: ms(time.start), ends_at: ms(time.end) };
    await tx
      .insertInto('claim')
      .values({ team_id: team, holder, appointment_id: appointment, ...span })
      .execute();
  }
}

/** @param holders Leave out to let go of everybody's. */
export async function deleteClaims(
  tx: Tx,
  team: TeamId,
  appointment: Id,
  holders?: readonly Holder[],
): Promise<void> {
  if (holders?.length === 0) return;
  await tx
    .deleteFrom('claim')
    .where('team_id', '=', team)
    .where('appointment_id', '=', appointment)
    .$if(holders !== undefined, q => q.where('holder', 'in', [...(holders ?? [])]))
    .execute();
}

/** `heldFor`: not booked, but kept for an application, and in nobody's way there. Only interviews count as load. */
export type Claim = { holder: Holder; appointment: Id; kind: AppointmentKind; time: Interval; heldFor?: Id };

/** Claims that overlap `within`. @param kind Leave out for those of all appointments. */
export async function listClaims(
  db: Db,
  team: TeamId,
  within: Interval,
  kind?: AppointmentKind,
): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claim as c')
    .innerJoin('appointment as a', j =>
      j.onRef('a.team_id', '=', 'c.team_id').onRef('a.id', '=', 'c.appointment_id'),
    )
    .selectAll('c')
    .select('a.kind')
    .where('c.team_id', '=', team)
    .where('c.starts_at', '<', ms(within.end))
    .where('c.ends_at', '>', ms(within.start))
    .$if(kind !== undefined, q => q.where('a.kind', '=', kind ?? 'interview'))
    .execute();
  return rows.map(r => ({
    holder: r.holder as Holder,
    appointment: r.appointment_id,
    kind: r.kind,
    time: { start: instant(r.starts_at), end: instant(r.ends_at) },
  }));
}
