import type { PersonId } from '../loop/glossary.ts';
import type { Term } from './weights.ts';

/** A complete, feasible assignment of times and people to a loop. */
export type Itinerary = {
  /** The sum of `costs`. */
  readonly cost: number;
  readonly costs: Partial<Readonly<Record<Term, number>>>;
  /** In the order of time. */
  readonly interviews: readonly PlannedInterview[];
  /** About the whole: `Thu 3 Dec, the first day that works`. Plain words, without end marks. */
  readonly reasons: readonly string[];
};

export type PlannedInterview = {
  readonly id: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** The id of its room, where it needs one. */
  readonly room?: string;
  /** In order of seat id; optional seats and shadows that stay empty are left out. */
  readonly seats: readonly PlannedSeat[];
};

type PlannedSeat = {
  readonly id: string;
  readonly person: PersonId;
  /** For sentences. */
  readonly name: string;
  /** Why this person: `data 3/3, first interview that week`. Plain words, without end mark. */
  readonly because: string;
};
