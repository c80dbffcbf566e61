import type { CalendarDay, CandidateDay } from './candidate-day.ts';
import type { DayTable } from './day-table.ts';
import type { Ground } from './ground.ts';
import type { InterviewModel, SeatModel } from './interview-model.ts';
import type { Loop } from './problem.ts';

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
