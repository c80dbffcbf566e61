import { LEVELS, type Level, levelRank } from '../../loop/glossary.ts';
import type { SeatNeeded } from '../seat-needed.ts';
import type { Interviewer, SeatNeed } from '../problem.ts';

/** The needs of the seat whose skill and pool somebody meets; for a seat that lists people, its level alone counts. */
export function needsMet(who: Interviewer, { needs, people, seat }: SeatNeeded): SeatNeed[] {
  if (people) return people.has(who.id) ? [{ level: seat.level }] : [];
  return needs.filter(need => meets(who, need));
}

/** The need that `fit` and `scarcity` measure: the first that somebody meets, level included. */
export function needServed(who: Interviewer, seat: SeatNeeded): SeatNeed {
  const met = needsMet(who, seat);
  return met.find(need => reachesLevel(who, need)) ?? met[0] ?? {};
}

export function reachesLevel(who: Interviewer, need: SeatNeed): boolean {
  return levelRank(who.level) >= levelRank(askedLevel(need));
}

/** Asking for no level is asking for the lowest. */
export function askedLevel({ level }: SeatNeed): Level {
  return level ?? LEVELS[0];
}

/** 0 without the skill; 3 where none is needed. */
export function qualityFor(who: Interviewer, { skill }: SeatNeed): number {
  if (skill === null || skill === undefined) return 3;
  return Object.hasOwn(who.skills, skill) ? who.skills[skill]! : 0;
}

function meets(who: Interviewer, need: SeatNeed): boolean {
  return qualityFor(who, need) >= (need.minQuality ?? 1) && (!need.pool || need.pool.includes(who.id));
}
