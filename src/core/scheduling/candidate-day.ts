import type { LocalDay } from '../time/local-days.ts';

/** Starts of one interview on one day that the candidate's side allows. */
export type Opening = {
  /** From the word of the day's first tick on, with other days masked out. */
  readonly words: Uint32Array;
  /** The same, as ticks counted from the first of the day. */
  readonly slots: readonly number[];
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
