import type { Bitmap } from './bitmap.ts';
import type { Interview } from './problem.ts';
import type { Profile } from './profile.ts';
import type { SeatNeeded } from './seat-needed.ts';
import type { WeekAmounts } from './week-amounts.ts';

/** More than any cost: what cannot be. Two of them still fit in 31 bits. */
export const IMPOSSIBLE = 0x3fff_ffff;
/** In the place of a member: an optional seat that stays empty. */
export const NOBODY = -1;

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

/** The people of a seat by what they cost at least on one day. */
export type SeatOrder = {
  /** Places in the lists of the seat, cheapest first, equal costs by place. */
  readonly places: Int32Array;
  /** By place. */
  readonly costs: Int32Array;
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
