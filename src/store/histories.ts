import type { History, PastInterview, PastSeat } from '../core/clock/history.ts';
import type { Id, TeamId } from '../core/loop/glossary.ts';
import { instant, ms } from './columns.ts';
import type { Db } from './database.ts';
import { byRank, loadAnswers, loadInterviewRows, toBooking, toFacts } from './interview-rows.ts';
import { listFrames } from './situations.ts';

/**
 * What happened to the applications of a role, or of all roles, that were open at any time since a moment; closed roles
 * included.
 */
export async function listHistories(
  db: Db,
  team: TeamId,
  { role, since }: { role?: Id; since: Temporal.Instant },
): Promise<History[]> {
  const ids = new Set([
    ...(await listOpenIds(db, team, role)),
    ...(await listDecidedIds(db, team, role, since)),
  ]);
  const histories: History[] = [];
  const all = [...ids];
  for (let at = 0; at < all.length; at += 500)
    histories.push(...(await loadSome(db, team, all.slice(at, at + 500))));
  return histories;
}

async function listOpenIds(db: Db, team: TeamId, role: Id | undefined): Promise<Id[]> {
  const rows = await db
    .selectFrom('open_entry as e')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'e.team_id').onRef('a.id', '=', 'e.application_id'),
    )
    .select('a.id')
    .where('e.team_id', '=', team)
    .$if(role !== undefined, q => q.where('a.role_id', '=', role ?? ''))
    .execute();
  return rows.map(r => r.id);
}

async function listDecidedIds(
  db: Db,
  team: TeamId,
  role: Id | undefined,
  since: Temporal.Instant,
): Promise<Id[]> {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('application as a', j =>
      j.onRef('a.team_id', '=', 'd.team_id').onRef('a.id', '=', 'd.application_id'),
    )
    .select('a.id')
    .distinct()
    .where('d.team_id', '=', team)
    .where('d.decided_at', '>=', ms(since))
    .$if(role !== undefined, q => q.where('a.role_id', '=', role ?? ''))
    .execute();
  return rows.map(r => r.id);
}

async function loadSome(db: Db, team: TeamId, ids: readonly Id[]): Promise<History[]> {
  const frames = await listFrames(db, team, ids);
  const offers = Map.groupBy(await loadOffers(db, team, ids), o => o.application_id);
  const interviews = Map.groupBy(await loadInterviews(db, team, ids), i => i.applicationId);
  return frames.map(({ application, candidate, role, entries }) => ({
    application,
    candidate,
    role,
    entries,
    offers: (offers.get(application.id) ?? []).map(o => ({
      at: instant(o.offered_at),
      until: instant(o.until_at),
    })),
    interviews: (interviews.get(application.id) ?? []).map(i => i.past),
  }));
}

async function loadOffers(db: Db, team: TeamId, ids: readonly Id[]) {
  return db
    .selectFrom('offer')
    .selectAll()
    .where('team_id', '=', team)
    .where('application_id', 'in', ids)
    .orderBy('offered_at')
    .execute();
}

async function loadInterviews(
  db: Db,
  team: TeamId,
  applications: readonly Id[],
): Promise<{ applicationId: Id; past: PastInterview }[]> {
  const rows = await loadInterviewRows(db, team, applications);
  const ids = rows.map(({ row }) => row.id);
  const seats = Map.groupBy(await loadSeats(db, team, ids), s => s.interview);
  return rows.map(found => ({
    applicationId: found.row.application_id,
    past: {
      ...toFacts(found),
      bookings: found.bookings.map(b => ({
        ...toBooking(b),
        endedAt: b.ended_at === null ? undefined : instant(b.ended_at),
      })),
      seats: (seats.get(found.row.id) ?? []).map(s => s.seat).sort(byRank),
    },
  }));
}

async function loadSeats(
  db: Db,
  team: TeamId,
  interviews: readonly Id[],
): Promise<{ interview: Id; seat: PastSeat }[]> {
  if (interviews.length === 0) return [];
  const rows = await db
    .selectFrom('seat as s')
    .leftJoin('seat_release as r', j =>
      j.onRef('r.team_id', '=', 's.team_id').onRef('r.seat_id', '=', 's.id'),
    )
    .leftJoin('scorecard as c', j =>
      j.onRef('c.team_id', '=', 's.team_id').onRef('c.seat_id', '=', 's.id').on('c.version', '=', 1),
    )
    .selectAll('s')
    .select(['r.released_at', 'c.submitted_at'])
    .where('s.team_id', '=', team)
    .where('s.interview_id', 'in', interviews)
    .orderBy('s.assigned_at')
    .orderBy('s.id')
    .execute();
  const ids = rows.map(r => r.id);
  const answers = Map.groupBy(await loadAnswers(db, team, ids), a => a.seat_id);
  return rows.map(s => ({
    interview: s.interview_id,
    seat: {
      id: s.id,
      kind: s.kind,
      position: s.position,
      person: s.person_id,
      assignedAt: instant(s.assigned_at),
      releasedAt: s.released_at === null ? undefined : instant(s.released_at),
      answers: (answers.get(s.id) ?? []).map(a => ({
        version: a.booking_version,
        answer: a.answer,
        at: instant(a.answered_at),
      })),
      scoredAt: s.submitted_at === null ? undefined : instant(s.submitted_at),
    },
  }));
}
