import type { PersonId } from '../loop/glossary.ts';
import type { Interviewer, Workspace } from '../loop/people.ts';
import { interviewsOf, type SeatPlan, STAGE_KINDS, type Stage } from '../loop/pipeline.ts';
import { mayFill } from '../loop/qualify.ts';
import type { Role } from '../loop/situation.ts';
import { isWorkingDay } from './business-time.ts';

/** How far ahead people's calendars say something about their time. */
export const WEEKS_AHEAD = 8;
/** Whoever sets no limit takes as many a week as notes stay good for. */
export const USUAL_PER_WEEK = 4;
const WORKING_DAYS = 5;

/** Seven days, with what is taken of people's time in them already. */
export type Week = {
  from: Temporal.PlainDate;
  /** Of its working days, the share that is not off: between Christmas and New Year there is little of a week. */
  share: number;
  /** Interviews that people are booked for, of all roles. */
  booked: ReadonlyMap<PersonId, number>;
};

/** Who interviews, and their coming weeks: the same for all roles. */
export type Supply = { team: readonly Interviewer[]; weeks: readonly Week[] };

type Taken = { holder: string; time: { start: Temporal.Instant } };

/** The weeks from today on, in a zone. @param claims Time taken in them, in any order. */
export function weeksAhead(
  now: Temporal.Instant,
  { zone, daysOff }: Pick<Workspace, 'zone' | 'daysOff'>,
  claims: readonly Taken[],
): Week[] {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const weekOf = ({ time }: Taken) =>
    Math.floor(today.until(time.start.toZonedDateTimeISO(zone).toPlainDate()).days / 7);
  const byWeek = Map.groupBy(claims, weekOf);
  return Array.from({ length: WEEKS_AHEAD }, (_, nth) => {
    const from = today.add({ days: 7 * nth });
    const days = Array.from({ length: 7 }, (_day, at) => from.add({ days: at }));
    const working = days.filter(day => isWorkingDay(day, daysOff)).length;
    return { from, share: working / WORKING_DAYS, booked: countBy(byWeek.get(nth) ?? []) };
  });
}

function countBy(claims: readonly Taken[]): Map<PersonId, number> {
  const counts = new Map<PersonId, number>();
  for (const { holder } of claims) {
    const person = holder.startsWith('person:') ? holder.slice('person:'.length) : undefined;
    if (person) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

/** Those who may fill one seat of a stage, and how many such seats they can still fill in each of the coming weeks. */
export type Pool = { stage: Stage; seat: SeatPlan; people: readonly Interviewer[]; free: readonly number[] };

export function poolsOf(role: Role, { team, weeks }: Supply): Pool[] {
  return role.pipeline.stages
    .filter(stage => STAGE_KINDS[stage.kind].meets)
    .flatMap(stage =>
      interviewsOf(stage)
        .flatMap(i => i.seats)
        .filter(seat => seat.kind !== 'shadow')
        .map(seat => {
          const people = team.filter(person => mayFill(seat, stage, role, person));
          return { stage, seat, people, free: weeks.map(week => Math.floor(freeIn(week, people))) };
        }),
    );
}

function freeIn({ share, booked }: Week, people: readonly Interviewer[]): number {
  const left = people.map(p => (p.perWeek ?? USUAL_PER_WEEK) * share - (booked.get(p.person) ?? 0));
  return left.reduce((sum, free) => sum + Math.max(0, free), 0);
}

/**
 * How many candidates a stage can take in each of the coming weeks: as many as the scarcest of its pools, and no more
 * than all of its people together, who may stand in several of them.
 * @param pools Of that stage.
 */
export function placesOf(pools: readonly Pool[], { weeks }: Supply): number[] {
  const everybody = [...new Set(pools.flatMap(p => p.people))];
  return weeks.map((week, nth) => {
    const together = Math.floor(freeIn(week, everybody) / Math.max(1, pools.length));
    return Math.min(together, ...pools.map(p => p.free[nth] ?? 0));
  });
}
