import type { Interview, Seat, SeatNeed } from './problem.ts';

/** A seat with what it asks for, as the rules see it. */
export type SeatNeeded = {
  readonly interview: Interview;
  readonly seat: Seat;
  /** Any of these is enough. */
  readonly needs: readonly SeatNeed[];
  /** Id → quality, where the seat lists its people itself. */
  readonly people: ReadonlyMap<string, number> | undefined;
};
