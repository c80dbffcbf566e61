import type { Id, TeamId } from '../core/loop/glossary.ts';
import type { Interview, Seat } from '../core/loop/situation.ts';
import { instant, ms } from './columns.ts';
import type { Db, Tx } from './database.ts';
import { insertAppointment } from './appointments.ts';
import { loadJoinLinks } from './event-links.ts';
import { byRank, loadAnswers, loadInterviewRows, toBooking, toFacts } from './interview-rows.ts';

/** The interviews of some applications with whoever holds their seats, in the order in which they were opened. */
export async function listInterviews(
  db: Db,
  team: TeamId,
  applications: readonly Id[],
): Promise<Interview[]> {
  const rows = await loadInterviewRows(db, team, applications);
  const ids = rows.map(({ row }) => row.id);
  const seats = Map.groupBy(await loadSeats(db, team, ids), s => s.interview_id);
  const joins = await loadJoinLinks(db, team, ids);
  return rows.map(found => {
    const { row, bookings } = found;
    const standing = bookings.find(b => b.why === null);
    return {
      ...toFacts(found),
      applicationId: row.application_id,
      booking: standing && toBooking(standing),
      ...(standing ? joins.get(row.id) : {}),
      lastVersion: Math.max(0, ...bookings.map(b => b.version)),
      seats: (seats.get(row.id) ?? []).map(s => toSeat(s, standing?.version)).sort(byRank),
    };
  });
}

async function loadSeats(db: Db, team: TeamId, interviews: readonly Id[]) {
  if (interviews.length === 0) return [];
  const seats = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .selectAll('s')
    .where('s.team_id', '=', team)
    .where('s.interview_id', 'in', interviews)
    .where('r.seat_id', 'is', null)
    .execute();
  if (seats.length === 0) return [];
  const ids = seats.map(s => s.id);
  const answers = await loadAnswers(db, team, ids);
  const cards = await db
    .selectFrom('scorecard')
    .select(['seat_id', 'submitted_at'])
    .where('team_id', '=', team)
    .where('seat_id', 'in', ids)
    .execute();
  const answersOf = Map.groupBy(answers, a => a.seat_id);
  const cardsOf = Map.groupBy(cards, c => c.seat_id);
  return seats.map(seat => ({
    ...seat,
    answers: answersOf.get(seat.id) ?? [],
    scoredAt: (cardsOf.get(seat.id) ?? []).map(c => c.submitted_at),
  }));
}

function toSeat(row: Awaited<ReturnType<typeof loadSeats>>[number], version: number | undefined): Seat {
  const last = row.answers.findLast(a => a.booking_version === version);
  return {
    id: row.id,
    interviewId: row.interview_id,
    kind: row.kind,
    position: row.position,
    person: row.person_id,
    because: row.because,
    assignedAt: instant(row.assigned_at),
    answer: last && {
      answer: last.answer,
      reason: last.reason,
      ...(last.why ? { why: last.why } : {}),
      at: instant(last.answered_at),
    },
    scoredAt: row.scoredAt.length > 0 ? instant(Math.max(...row.scoredAt)) : undefined,
  };
}

export async function insertInterview(
  tx: Tx,
  team: TeamId,
  interview: Omit<Interview, 'booking' | 'seats' | 'lastVersion'>,
): Promise<void> {
  await insertAppointment(tx, team, interview.id, 'interview');
  await tx
    .insertInto('interview')
    .values({
      team_id: team,
      id: interview.id,
      application_id: interview.applicationId,
      stage_entry_id: interview.stageEntryId,
      part: interview.part,
      name: interview.name,
      minutes: interview.minutes,
      opened_at: ms(interview.openedAt),
    })
    .execute();
}
