import type { Role } from '../../src/core/loop/situation.ts';
import type { Db } from '../../src/store/database.ts';
import { DAYS_OFF } from './company.ts';

/** The numbers of a digest the slow way: every table read whole, and counted by hand. */
export async function oracleOf(db: Db, { id: role, zone, pipeline }: Role, now: number) {
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
  /** Whether an application was met in a stage by the last of its target days; undefined where it was not met. */
  const metInTime = (entry: (typeof all.entries)[number], targetDays: number): boolean | undefined => {
    const starts = all.interviews
      .filter(i => i.stage_entry_id === entry.id)
      .flatMap(i => all.bookings.filter(b => b.interview_id === i.id))
      .filter(b => !all.ends.some(e => e.interview_id === b.interview_id && e.version === b.version))
      .filter(b => b.starts_at <= now)
      .map(b => b.starts_at);
    if (starts.length === 0) return undefined;
    const day = (at: number) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
    const [from, met] = [day(entry.entered_at), day(Math.max(...starts))];
    const isOff = (date: Temporal.PlainDate) => date.dayOfWeek > 5 || DAYS_OFF.includes(date.toString());
    let first = from;
    while (isOff(first)) first = first.add({ days: 1 });
    let working = 0;
    for (let date = first; Temporal.PlainDate.compare(date, met) < 0; date = date.add({ days: 1 }))
      if (!isOff(date.add({ days: 1 }))) working += 1;
    // A day off after the last target day is past it as well.
    return working < targetDays || (working === targetDays && !isOff(met));
  };
  return {
    effort: { minutes: effort.minutes, seniorMinutes: effort.seniorMinutes, held: effort.held.size },
    cards: hours.length,
    hours: middleOf(hours),
    hires: decided.filter(d => d.kind === 'hire').length,
    stage: (id: string) => {
      const target = pipeline.stages.find(s => s.id === id)?.target_days ?? 0;
      const own = all.entries.filter(e => e.stage_id === id && ours.has(e.application_id));
      const ended = decided.filter(d => stageOf(d.stage_entry_id)?.stage_id === id);
      const met = own.flatMap(e => metInTime(e, target) ?? []);
      return {
        kept: met.length > 0 ? { kept: met.filter(Boolean).length, of: met.length } : undefined,
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
