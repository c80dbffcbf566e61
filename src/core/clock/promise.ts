import { levelRank, type Id } from '../loop/glossary.ts';
import type { Interviewer } from '../loop/people.ts';
import { STAGE_KINDS, type Stage } from '../loop/pipeline.ts';
import { levelNeeded, mayFill, skillsNeeded } from '../loop/qualify.ts';
import type { Role } from '../loop/situation.ts';
import { later } from '../time/instants.ts';
import { addBusinessDays } from './business-time.ts';
import { type Pool, placesOf, type Supply, USUAL_PER_WEEK } from './capacity.ts';
import type { History } from './history.ts';
import type { Span } from './span.ts';
import type { Habits } from './waits.ts';

/** What is promised to candidates: four of five are met in the week, and within the days, in which it is their turn. */
export const PROMISED = 0.8;

/** Of the interviews of a stage that took place, those that began within the stage's target days. */
export type Kept = { kept: number; of: number };

/** By stage, in a stretch of time. One that was called off or moved away did not take place. */
export function keptOf(
  histories: readonly History[],
  { daysOff }: Habits,
  { since, until }: Span,
): Map<Id, Kept> {
  const sums = new Map<Id, Kept>();
  for (const { role, entries, interviews } of histories) {
    for (const entry of entries) {
      const stage = role.pipeline.stages.find(s => s.id === entry.stageId);
      if (!stage || !STAGE_KINDS[stage.kind].meets) continue;
      const starts = interviews
        .filter(i => i.stageEntryId === entry.id)
        .flatMap(i => i.bookings.filter(b => !b.endedAt).map(b => b.time.start))
        .filter(start => Temporal.Instant.compare(start, until) <= 0);
      const last = starts.length > 0 ? starts.reduce(later) : undefined;
      if (!last || Temporal.Instant.compare(last, since) < 0) continue;
      const due = addBusinessDays(entry.enteredAt, stage.target_days, role.zone, daysOff);
      const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(role.zone).toPlainDate();
      const isKept = Temporal.PlainDate.compare(day(last), day(due)) <= 0;
      const { kept, of } = sums.get(stage.id) ?? { kept: 0, of: 0 };
      sums.set(stage.id, { kept: kept + (isKept ? 1 : 0), of: of + 1 });
    }
  }
  return sums;
}

/** How many candidates of a stage want to be met in each of the coming weeks, and how many of them all are only later. */
export type Strain = { asked: readonly number[]; late: number };

/** A stage for which the promise will be broken, and what would keep it. */
export type Alert = { stage: Stage; strain: Strain; pool: Pool; remedy: Remedy };

type Remedy = {
  /** Interviews a week that are missing. */
  missing: number;
  /** Who could take them if they were not on a pause. */
  paused: Interviewer | undefined;
  /** Whose own limit is lowest, below the usual one. */
  limited: Interviewer | undefined;
  /** Who lacks least to join the pool. */
  trainee: Interviewer | undefined;
  /** How many people more would do it instead. */
  people: number;
};

/** Of the stages that break the promise, the one that makes most candidates wait; one that nobody can hold is first. */
export function alertOf(
  role: Role,
  supply: Supply,
  { pools, strains }: { pools: readonly Pool[]; strains: ReadonlyMap<Id, Strain> },
): Alert | undefined {
  const alerts = [...Map.groupBy(pools, p => p.stage)].flatMap(([stage, own]) => {
    const strain = strains.get(stage.id) ?? { asked: [], late: 0 };
    const [pool] = own.toSorted((a, b) => sum(a.free) - sum(b.free));
    const isBroken = sum(strain.asked) >= 1 && isTooMuch(strain.late, strain.asked);
    if (!pool || (pool.people.length > 0 && !isBroken)) return [];
    const missing = missingOf(strain.asked, placesOf(own, supply));
    return { stage, strain, pool, remedy: remedyOf(role, supply.team, pool, missing) };
  });
  const nobody = ({ pool }: Alert) => (pool.people.length === 0 ? 1 : 0);
  const [worst] = alerts.toSorted((a, b) => nobody(b) - nobody(a) || b.strain.late - a.strain.late);
  return worst;
}

/** The fewest places more in each week with which the promise is kept. */
function missingOf(asked: readonly number[], places: readonly number[]): number {
  let more = 1;
  while (isTooMuch(lateWith(asked, places, more), asked)) more += 1;
  return more;
}

/** Who comes first is met first; `more` places in each week. */
function lateWith(asked: readonly number[], places: readonly number[], more: number): number {
  let waiting = 0;
  let late = 0;
  for (const [week, coming] of asked.entries()) {
    waiting = Math.max(0, waiting + coming - (places[week] ?? 0) - more);
    late += Math.min(coming, waiting);
  }
  return late;
}

const isTooMuch = (late: number, asked: readonly number[]): boolean =>
  sum(asked) - late < sum(asked) * PROMISED;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function remedyOf(role: Role, team: readonly Interviewer[], pool: Pool, missing: number): Remedy {
  const inPool = new Set(pool.people);
  const here = team.filter(p => !p.isOutside);
  const limit = (p: Interviewer) => p.perWeek ?? USUAL_PER_WEEK;
  const low = pool.people.filter(p => limit(p) < USUAL_PER_WEEK);
  const lacks = (p: Interviewer) => lackOf(p, role, pool);
  return {
    missing,
    paused: here.find(p => p.paused && mayFill(pool.seat, pool.stage, role, { ...p, paused: false })),
    limited: low.toSorted((a, b) => limit(a) - limit(b))[0],
    trainee: here
      .filter(p => !p.paused && !inPool.has(p))
      .toSorted((a, b) => lacks(a) - lacks(b) || a.name.localeCompare(b.name, 'en'))[0],
    people: Math.ceil(missing / USUAL_PER_WEEK),
  };
}

/** Levels and skills that somebody is short of. */
function lackOf(person: Interviewer, role: Role, { seat }: Pool): number {
  const levels = Math.max(0, levelRank(levelNeeded(seat, role)) - levelRank(person.level));
  return levels + (skillsNeeded(seat, role).some(s => person.skills[s] !== undefined) ? 0 : 1);
}
