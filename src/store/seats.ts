import type { Answer, Id, PersonId, TeamId } from '../core/loop/glossary.ts';
import type { Seat } from '../core/loop/situation.ts';
import { ms } from './columns.ts';
import type { Db, Tx } from './database.ts';

export async function insertSeat(tx: Tx, team: TeamId, seat: Seat, by: PersonId): Promise<void> {
  await tx
    .insertInto('seat')
    .values({
      team_id: team,
      id: seat.id,
      interview_id: seat.interviewId,
      kind: seat.kind,
      position: seat.position,
      person_id: seat.person,
      because: seat.because,
      assigned_at: ms(seat.assignedAt),
      assigned_by: by,
    })
    .execute();
}

export async function insertSeatRelease(
  tx: Tx,
  team: TeamId,
  seat: Id,
  release: { why: 'declined' | 'replaced' | 'cancelled'; reason: string; at: Temporal.Instant; by: PersonId },
): Promise<void> {
  const { why, reason, at, by } = release;
  await tx
    .insertInto('seat_release')
    .values({ team_id: team, seat_id: seat, why, reason, released_at: ms(at), released_by: by })
    .execute();
}

export async function insertAnswer(
  tx: Tx,
  team: TeamId,
  answer: {
    id: Id;
    seat: Id;
    version: number;
    answer: Answer;
    reason: string;
    via: 'slack' | 'calendar';
    at: Temporal.Instant;
  },
): Promise<void> {
  await tx
    .insertInto('seat_answer')
    .values({
      team_id: team,
      id: answer.id,
      seat_id: answer.seat,
      booking_version: answer.version,
      answer: answer.answer,
      reason: answer.reason,
      via: answer.via,
      answered_at: ms(answer.at),
    })
    .execute();
}

/** Everybody who once had a seat in an interview and was released from it. */
export async function listPastHolders(db: Db, team: TeamId, interview: Id): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('seat as s')
    .innerJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select('s.person_id')
    .distinct()
    .where('s.team_id', '=', team)
    .where('s.interview_id', '=', interview)
    .where('r.why', '=', 'declined')
    .execute();
  return rows.map(r => r.person_id);
}

/** A seat as it was given, and how it ended, if it did. */
export type SeatRecord = {
  person: PersonId;
  interview: Id;
  position: number;
  release: { why: 'declined' | 'replaced' | 'cancelled'; reason: string } | undefined;
};

export async function findSeatRecord(db: Db, team: TeamId, seat: Id): Promise<SeatRecord | undefined> {
  const row = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select(['s.person_id', 's.interview_id', 's.position', 'r.why', 'r.reason'])
    .where('s.team_id', '=', team)
    .where('s.id', '=', seat)
    .executeTakeFirst();
  if (!row) return undefined;
  const release = row.why ? { why: row.why, reason: row.reason ?? '' } : undefined;
  return { person: row.person_id, interview: row.interview_id, position: row.position, release };
}
