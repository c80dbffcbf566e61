import { type Id, SEAT_KINDS, type TeamId } from '../core/loop/glossary.ts';
import type { Booking, Interview, Seat } from '../core/loop/situation.ts';
import { interval } from '../core/time/interval.ts';
import { instant } from './columns.ts';
import type { Db } from './database.ts';

/** The interviews of some applications, in the order in which they were opened, each with all its bookings. */
export async function loadInterviewRows(db: Db, team: TeamId, applications: readonly Id[]) {
  if (applications.length === 0) return [];
  const rows = await db
    .selectFrom('interview')
    .selectAll()
    .where('team_id', '=', team)
    .where('application_id', 'in', applications)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(r => r.id);
  const bookings = Map.groupBy(await loadBookings(db, team, ids), b => b.interview_id);
  return rows.map(row => ({ row, bookings: bookings.get(row.id) ?? [] }));
}

async function loadBookings(db: Db, team: TeamId, interviews: readonly Id[]) {
  return db
    .selectFrom('booking as b')
    .leftJoin('booking_end as e', j =>
      j
        .onRef('e.team_id', '=', 'b.team_id')
        .onRef('e.interview_id', '=', 'b.interview_id')
        .onRef('e.version', '=', 'b.version'),
    )
    .leftJoin('meeting_room as m', j =>
      j.onRef('m.team_id', '=', 'b.team_id').onRef('m.id', '=', 'b.room_id'),
    )
    .selectAll('b')
    .select(['e.why', 'e.ended_at', 'm.name as room_name', 'm.address as room_address', 'm.site'])
    .where('b.team_id', '=', team)
    .where('b.interview_id', 'in', interviews)
    .orderBy('b.version')
    .execute();
}

type Place = Pick<Seat, 'kind' | 'position'>;
const rank = ({ kind }: Place): number => SEAT_KINDS.indexOf(kind);

/** Lead first. Whose turn it is goes by it, now and looking back. */
export const byRank = (a: Place, b: Place): number => rank(a) - rank(b) || a.position - b.position;

type InterviewRow = Awaited<ReturnType<typeof loadInterviewRows>>[number];

export function toFacts({
  row,
}: InterviewRow): Pick<Interview, 'id' | 'stageEntryId' | 'part' | 'name' | 'minutes' | 'openedAt'> {
  return {
    id: row.id,
    stageEntryId: row.stage_entry_id,
    part: row.part,
    name: row.name,
    minutes: row.minutes,
    openedAt: instant(row.opened_at),
  };
}

export function toBooking(row: InterviewRow['bookings'][number]): Booking {
  return {
    version: row.version,
    time: interval(instant(row.starts_at), instant(row.ends_at)),
    zone: row.zone,
    bookedAt: instant(row.booked_at),
    bookedBy: row.booked_by,
    ...(row.room_id === null
      ? {}
      : {
          room: {
            id: row.room_id,
            name: row.room_name ?? '',
            address: row.room_address ?? '',
            site: row.site ?? '',
          },
        }),
  };
}

/** What was said to invitations, oldest first. */
export async function loadAnswers(db: Db, team: TeamId, seats: readonly Id[]) {
  if (seats.length === 0) return [];
  return db
    .selectFrom('seat_answer')
    .selectAll()
    .where('team_id', '=', team)
    .where('seat_id', 'in', seats)
    .orderBy('answered_at')
    .orderBy('id')
    .execute();
}
