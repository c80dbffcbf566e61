import { type Spans, pairsOf } from '../../time/spans.ts';
import type { Axis } from '../axis.ts';
import type { SeatNeeded } from '../seat-needed.ts';
import type { Offer } from '../offers.ts';
import type { Interviewer, Loop } from '../problem.ts';
import type { Member, Place } from '../member.ts';
import type { Term } from '../weights.ts';

/** What every rule says about itself. */
type Named<Name extends string> = { readonly name: Name; readonly title: string };

/**
 * Hard rules have no amount; that of a soft one is `weights[name]`. `more`, `less`: what somebody reads of a choice that
 * costs more or less of it than another one.
 */
type Weighed<Name extends string> = Named<Name> & { readonly more: string; readonly less: string };

/** Hard: whether somebody may take a seat at all. */
export type WhoRule<Name extends string = string> = Named<Name> & {
  readonly kind: 'who';
  allows(who: Interviewer, seat: SeatNeeded): boolean;
  /** What would let somebody in whom the rule keeps out, where that can be offered. */
  relax?(who: Interviewer, seat: SeatNeeded): Offer;
};

/** Hard: whether somebody may sit in any seat of a loop. */
export type GuestRule<Name extends string = string> = Named<Name> & {
  readonly kind: 'guest';
  allows(who: Interviewer, loop: Loop): boolean;
  relax?(who: Interviewer, loop: Loop): Offer | undefined;
};

/** A stretch of blocked time that a change would open. */
export type Liftable = { readonly start: number; readonly end: number; readonly offer: Offer };

export function liftedBy(offer: Offer, spans: Spans): Liftable[] {
  return pairsOf(spans).map(({ start, end }) => ({ start, end, offer }));
}

/**
 * Hard: when somebody cannot be in an interview (`time`: no part of it may fall there) or cannot begin one (`start`).
 * Milliseconds since the epoch.
 */
export type TimeRule<Name extends string = string> = Named<Name> & {
  readonly kind: 'time' | 'start';
  blocked(member: Member, axis: Axis): Spans;
  /** The parts of it that could be offered, and as what. Parts that nothing may open are in none. */
  liftable?(member: Member): Liftable[];
};

/** Hard: when the candidate cannot. Milliseconds. */
export type CandidateRule<Name extends string = string> = Named<Name> & {
  readonly kind: 'candidate';
  blocked(candidate: CandidateTime): Spans;
};
type CandidateTime = {
  readonly loop: Loop;
  readonly place: Place;
  readonly axis: Axis;
  readonly now: number;
};

/** Hard, about the loop as a whole: the search knows its shape, the file its arithmetic. */
export type LoopRule<Name extends string = string> = Named<Name> & { readonly kind: 'loop' };

/** Soft: units that depend on the person and the seat only. */
export type SeatCost<Name extends Term = Term> = Weighed<Name> & {
  readonly kind: 'seat-cost';
  units(who: Interviewer, seat: SeatNeeded): number;
};

/** Soft: units that depend on what somebody has in an ISO week, an index into `member.weeks`. */
export type WeekCost<Name extends Term = Term> = Weighed<Name> & {
  readonly kind: 'week-cost';
  units(member: Member, week: number): number;
};

/** Soft: units that depend on the start. What is emitted for overlapping ranges of start ticks adds up. */
export type StartCost<Name extends Term = Term> = Weighed<Name> & {
  readonly kind: 'start-cost';
  emit(member: Member, duration: number, axis: Axis, emit: EmitUnits): void;
};
export type EmitUnits = (fromTick: number, toTick: number, units: number) => void;

/** Soft: units of an interview by its time alone, whoever sits in it. */
export type InterviewCost<Name extends Term = Term> = Weighed<Name> & {
  readonly kind: 'interview-cost';
  /** Undefined where the problem asks nothing of the kind. Milliseconds. */
  meter(loop: Loop, rooms: readonly Spans[]): ((start: number, end: number) => number) | undefined;
};

/** Soft, about the loop as a whole. */
export type LoopCost<Name extends Term = Term> = Weighed<Name> & { readonly kind: 'loop-cost' };
