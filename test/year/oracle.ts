import type { Db } from '../../src/store/database.ts';

/** The numbers of a digest the slow way: every table read whole, and counted by hand. */
export async function oracleOf(db: Db, role: string, now: number) {
  const all = {
    applications: (await db.selectFrom('application').selectAll().execute()).filter(a => a.role_id === role),
    entries: await db.selectFrom('stage_entry').selectAll().execute(),
    decisions: await db.selectFrom('decision').selectAll().execute(),
    interviews: await db.selectFrom('interview').selectAll().execute(),
    bookings: await db.selectFrom('booking').selectAll().execute(),
    ends: await db.selectFrom('booking_end').selectAll().execute(),
    seats: await db.selectFrom('seat').selectAll().execute(),
    releases: await db.selectFrom('seat_release').selectAll().execute(),
    cards: await db.selectFrom('scorecard').selectAll().execute(),
    levels: await db.selectFrom('interviewer').select(['person_id', 'level']).execute(),
  };
  const ours = new Set(all.applications.map(a => a.id));
  const effort = { minutes: 0, seniorMinutes: 0, held: new Set<string>() };
  const hours: number[] = [];
  for (const interview of all.interviews) {
    if (!ours.has(interview.application_id)) continue;
    const standing = all.bookings.find(
      b =>
        b.interview_id === interview.id &&
        !all.ends.some(e => e.interview_id === b.interview_id && e.version === b.version),
    );
    for (const seat of all.seats) {
      if (seat.interview_id !== interview.id) continue;
      const card = all.cards.find(c => c.seat_id === seat.id && c.version === 1);
      if (card)
        hours.push(Math.max(0, card.submitted_at - (standing?.ends_at ?? seat.assigned_at)) / 3_600_000);
      if (all.releases.some(r => r.seat_id === seat.id)) continue;
      const doneAt = standing ? standing.ends_at : card?.submitted_at;
      if (doneAt === undefined || doneAt > now) continue;
      effort.minutes += interview.minutes;
      effort.held.add(interview.id);
      const level = all.levels.find(l => l.person_id === seat.person_id)?.level;
      if (level === 'senior' || level === 'staff') effort.seniorMinutes += interview.minutes;
    }
  }
  const decided = all.decisions.filter(d => ours.has(d.application_id));
  const stageOf = (entry: string) => all.entries.find(e => e.id === entry);
  return {
    effort: { minutes: effort.minutes, seniorMinutes: effort.seniorMinutes, held: effort.held.size },
    cards: hours.length,
    hours: middleOf(hours),
    hires: decided.filter(d => d.kind === 'hire').length,
    stage: (id: string) => {
      const own = all.entries.filter(e => e.stage_id === id && ours.has(e.application_id));
      const ended = decided.filter(d => stageOf(d.stage_entry_id)?.stage_id === id);
      return {
        here: own.length - ended.length,
        judged: ended.filter(d => d.kind !== 'withdraw').length,
        passed: ended.filter(d => d.kind === 'advance' || d.kind === 'hire').length,
        medianDays: middleOf(
          ended.map(d => (d.decided_at - (stageOf(d.stage_entry_id)?.entered_at ?? 0)) / 86_400_000),
        ),
      };
    },
  };
}

function middleOf(values: number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const half = sorted.length / 2;
  return Number.isInteger(half)
    ? ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
    : sorted[Math.floor(half)];
}
