import type { LocalDay } from '../time/local-days.ts';
import type { WeekAmounts } from './availability.ts';
import type { Bitmap } from './bitmap.ts';
import type { DayTable } from './day-table.ts';
import type { Ground } from './ground.ts';
import type { Interview, Loop, Seat, SeatNeed } from './problem.ts';
import type { Opening } from './openings.ts';
import type { Profile } from './profile.ts';
import type { SeatOrder } from './rank-seat.ts';

/** More than any cost: what cannot be. Two of them still fit in 31 bits. */
export const IMPOSSIBLE = 0x3fff_ffff;
/** In the place of a member: an optional seat that stays empty. */
export const NOBODY = -1;

/** A seat with what it asks for, as the rules see it. */
export type SeatNeeded = {
  readonly interview: Interview;
  readonly seat: Seat;
  /** Any of these is enough. */
  readonly needs: readonly SeatNeed[];
  /** Id → quality, where the seat lists its people itself. */
  readonly people: ReadonlyMap<string, number> | undefined;
};

/** A seat with the people who may take it, in order of id; the arrays are parallel. */
export type SeatModel = SeatNeeded & {
  readonly members: Int32Array;
  readonly costs: Int32Array;
  readonly profiles: readonly Profile[];
  readonly weeks: readonly WeekAmounts[];
  /** By date, kept from one look at the seat to the next. */
  readonly orders: Map<string, SeatOrder>;
  /** What leaving it empty costs; `IMPOSSIBLE` where it has to be filled. */
  readonly emptyCost: number;
};

export type InterviewModel = {
  readonly interview: Interview;
  /** In ticks. */
  readonly duration: number;
  /** Set of interviews (bit i) that end before it starts. */
  readonly before: number;
  /** Starts that the candidate's side allows. */
  readonly starts: Bitmap;
  readonly seats: readonly SeatModel[];
  /** Costs of a start that do not depend on people; undefined where there are none. */
  readonly costAt: ((tick: number) => number) | undefined;
  /** No panel costs less, whenever. */
  readonly floor: number;
};

/** A day of the candidate, `[first, end)` in ticks. */
export type CalendarDay = {
  readonly local: LocalDay;
  readonly first: number;
  readonly end: number;
  /** What a loop costs for being over on this day and not at once. Never less than that of the day before. */
  readonly cost: number;
};

/** The part of a day in which interviews may start, as far as the candidate's side goes. */
export type CandidateDay = CalendarDay & {
  /** Per interview. */
  readonly openings: readonly Opening[];
  /** No loop that begins on this day costs less, where that is known beforehand. */
  readonly floor?: number;
};

/** The place in `days` of the day on which an interview starts at this tick. */
export function dayAt(days: readonly CalendarDay[], tick: number): number {
  return days.findLastIndex(day => day.first <= tick && tick < day.end);
}

/** A loop in the form that the search works on. Interviews and seats are sorted by id. */
export type LoopModel = {
  readonly loop: Loop;
  readonly ground: Ground;
  readonly interviews: readonly InterviewModel[];
  /** All days of the horizon, whole. */
  readonly calendar: readonly CalendarDay[];
  /** Those that a loop can use, as far as the candidate's side goes. */
  readonly days: readonly CandidateDay[];
  readonly sameDay: boolean;
  /** Longest break in ticks; Infinity where any will do. */
  readonly maxIdle: number;
  /** What a break costs, by its ticks. */
  readonly idleCosts: Int32Array;
  /** By day, what was worked out for it; without charges, so that searches of the same people and days share it. */
  readonly tables: (DayTable | undefined)[];
  /** Seats that are filled last, from who is left. */
  readonly shadows: readonly SeatModel[];
};
