import { z } from 'zod';
import { type Id, type PersonId, SEAT_KINDS, type SeatKind } from './glossary.ts';

/** Times and people that somebody was shown; kept, so that a button carries nothing but the number of an option. */
export type Proposal = {
  id: Id;
  application: Id;
  /** `book`: interviews without a time; `move`: interviews that have one; `replace`: one seat, the time stays. */
  purpose: 'book' | 'move' | 'replace';
  /** The seat to be replaced. */
  seat: Id | undefined;
  /** Best first. */
  options: readonly ProposedItinerary[];
  /** Whether no better one exists. */
  proven: boolean;
  /** Why these, or why none, in words for people. */
  because: readonly string[];
  /** Where nothing fits: changes that would make it fit, cheapest first. */
  changes: readonly string[];
  /** People whose calendars could not be read: they count as busy. */
  unreadable: readonly PersonId[];
  madeAt: Temporal.Instant;
};

export type ProposedItinerary = {
  interviews: readonly ProposedInterview[];
  reasons: readonly string[];
};

export type ProposedInterview = {
  /** The interview's id within its stage. */
  part: string;
  name: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  seats: readonly ProposedSeat[];
  reasons: readonly string[];
  /** The version of the booking that it takes the place of, if any: when that is gone, so is the proposal. */
  replaces?: number | undefined;
};

type ProposedSeat = { position: number; kind: SeatKind; person: PersonId };

const instant = z.string().transform(text => Temporal.Instant.from(text));
const seat = z.object({ position: z.int(), kind: z.enum(SEAT_KINDS), person: z.string() });
const interview = z.object({
  part: z.string(),
  name: z.string(),
  start: instant,
  end: instant,
  seats: z.array(seat),
  reasons: z.array(z.string()),
  replaces: z.int().optional(),
});

/** A proposal as it is stored: instants as ISO text. */
export const storedProposal = z.object({
  purpose: z.enum(['book', 'move', 'replace']),
  seat: z.string().optional(),
  options: z.array(z.object({ interviews: z.array(interview), reasons: z.array(z.string()) })),
  proven: z.boolean(),
  because: z.array(z.string()),
  changes: z.array(z.string()),
  unreadable: z.array(z.string()),
});
