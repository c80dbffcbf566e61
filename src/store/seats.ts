import type { DeclineReason } from '../core/loop/decline-reasons.ts';
import type { Answer, AnsweredVia, Id, PersonId, SeatKind, TeamId } from '../core/loop/glossary.ts';
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
    why?: DeclineReason | undefined;
    via: AnsweredVia;
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
      why: answer.why ?? null,
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

/** Everybody who declined an interview of a candidate because they know them. */
export async function listWhoKnow(db: Db, team: TeamId, candidate: Id): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('seat_answer as x')
    .innerJoin('seat as s', j => j.onRef('s.team_id', '=', 'x.team_id').onRef('s.id', '=', 'x.seat_id'))
    .innerJoin('interview as i', j =>
      j.onRef('i.team_id', '=', 's.team_id').onRef('i.id', '=', 's.interview_id'),
    )
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'i.team_id').onRef('a.id', '=', 'i.application_id'),
    )
    .select('s.person_id')
    .distinct()
    .where('a.team_id', '=', team)
    .where('a.candidate_id', '=', candidate)
    .where('x.why', '=', 'knows')
    .execute();
  return rows.map(r => r.person_id);
}

/** Everybody who holds a full seat in any of these interviews: whoever learns there learns from them. */
export async function listTrainers(db: Db, team: TeamId, interviews: readonly Id[]): Promise<PersonId[]> {
  if (interviews.length === 0) return [];
  const rows = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select('s.person_id')
    .distinct()
    .where('s.team_id', '=', team)
    .where('s.interview_id', 'in', interviews)
    .where('s.kind', 'in', ['lead', 'second'])
    .where('r.seat_id', 'is', null)
    .execute();
  return rows.map(r => r.person_id);
}

/** The seats somebody holds in interviews that are booked and not over, the soonest first. */
export async function listSeatsAhead(
  db: Db,
  team: TeamId,
  person: PersonId,
  now: Temporal.Instant,
): Promise<Id[]> {
  const rows = await db
    .selectFrom('claim as c')
    .innerJoin('seat as s', j =>
      j.onRef('s.team_id', '=', 'c.team_id').onRef('s.interview_id', '=', 'c.appointment_id'),
    )
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select('s.id')
    .where('c.team_id', '=', team)
    .where('c.holder', '=', `person:${person}`)
    .where('c.ends_at', '>', ms(now))
    .where('s.person_id', '=', person)
    .where('r.seat_id', 'is', null)
    .orderBy('c.starts_at')
    .execute();
  return rows.map(r => r.id);
}

/** A seat as it was given, what its holder said last, and how it ended, if it did. */
export type SeatRecord = {
  person: PersonId;
  kind: SeatKind;
  interview: Id;
  position: number;
  last: LastAnswer | undefined;
  release: { why: 'declined' | 'replaced' | 'cancelled'; reason: string } | undefined;
};

export async function findSeatRecord(db: Db, team: TeamId, seat: Id): Promise<SeatRecord | undefined> {
  const row = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .select(['s.person_id', 's.kind', 's.interview_id', 's.position', 'r.why', 'r.reason'])
    .where('s.team_id', '=', team)
    .where('s.id', '=', seat)
    .executeTakeFirst();
  if (!row) return undefined;
  const last = await findLastAnswer(db, team, seat);
  const release = row.why ? { why: row.why, reason: row.reason ?? '' } : undefined;
  const { person_id: person, kind, interview_id: interview, position } = row;
  return { person, kind, interview, position, last, release };
}

type LastAnswer = {
  version: number;
  answer: Answer;
  reason: string;
  why: DeclineReason | undefined;
  via: AnsweredVia;
};

async function findLastAnswer(db: Db, team: TeamId, seat: Id): Promise<LastAnswer | undefined> {
  const row = await db
    .selectFrom('seat_answer')
    .selectAll()
    .where('team_id', '=', team)
    .where('seat_id', '=', seat)
    .orderBy('answered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { booking_version: version, answer, reason, why, via } = row;
  return { version, answer, reason, why: why ?? undefined, via };
}
