import { z } from 'zod';
import type { Change } from '../scheduling/changes.ts';
import type { Beside } from '../scheduling/why/beside-first.ts';
import type { BookedRoom } from './meeting-rooms.ts';
import { type Id, type PersonId, SEAT_KINDS, type SeatKind } from './glossary.ts';

/** Times and people that somebody was shown; kept, so that a button carries nothing but the number of an option. */
export type Proposal = {
  id: Id;
  application: Id;
  /** `book`: interviews without a time; `move`: interviews that have one; `replace`: one seat, the time stays. */
  purpose: 'book' | 'move' | 'replace';
  /** The seat to be replaced. */
  seat: Id | undefined;
  /** The interviews that are to get another time. */
  moving?: readonly Id[];
  /** Best first. */
  options: readonly ProposedItinerary[];
  /** Whether no better one exists. */
  proven: boolean;
  /** Why these, or why none, in words for people. */
  because: readonly string[];
  /** Where nothing fits: what would make it fit, cheapest first. */
  changes: readonly ProposedChange[];
  /** People whose calendars could not be read: they count as busy. */
  unreadable: readonly PersonId[];
  /** Names of rooms whose calendars could not be read: they count as taken. */
  unreadableRooms?: readonly string[];
  /** When the oldest of the calendars that it goes by was read; undefined where they are Hireloop's own. */
  asOf?: Temporal.Instant | undefined;
  madeAt: Temporal.Instant;
  /** The plan for several applications that it is part of. */
  plan?: Id;
};

export type ProposedItinerary = {
  interviews: readonly ProposedInterview[];
  reasons: readonly string[];
  /** What sets it apart from the first of the options. */
  beside?: Beside;
};

/** Changes that make an itinerary fit; all of them are needed. */
export type ProposedChange = { changes: readonly Change[]; itinerary: ProposedItinerary };

/** What somebody chose: one of the options, or one of the changes. */
export type Choice = { proposal: Id; option: number } | { proposal: Id; change: number };

/** What was chosen, with the changes that it takes; undefined where the proposal has no such choice. */
export function chosenFrom(
  proposal: Pick<Proposal, 'options' | 'changes'>,
  choice: Choice,
): ProposedChange | undefined {
  if ('change' in choice) return proposal.changes[choice.change];
  const itinerary = proposal.options[choice.option];
  return itinerary && { changes: [], itinerary };
}

/** `raise Bo’s cap to 3 on Thu 3 Dec, and ask Mia for Thu 3 Dec` */
export function changesText(changes: readonly Change[]): string {
  return changes.map(change => change.text).join(', and ');
}

export type ProposedInterview = {
  /** The interview's id within its stage. */
  part: string;
  name: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  seats: readonly ProposedSeat[];
  /** The room in the office; on video where undefined. */
  room?: BookedRoom | undefined;
  /** The version of the booking that it takes the place of, if any: when that is gone, so is the proposal. */
  replaces?: number | undefined;
};

type ProposedSeat = {
  position: number;
  kind: SeatKind;
  person: PersonId;
  /** Why this person, in plain words. */
  because: string;
};

const instant = z.string().transform(text => Temporal.Instant.from(text));
const seat = z.object({
  position: z.int(),
  kind: z.enum(SEAT_KINDS),
  person: z.string(),
  because: z.string().default(''),
});
const interview = z.object({
  part: z.string(),
  name: z.string(),
  start: instant,
  end: instant,
  seats: z.array(seat),
  room: z.object({ id: z.string(), name: z.string(), address: z.string(), site: z.string() }).optional(),
  replaces: z.int().optional(),
});

const itinerary = z.object({ interviews: z.array(interview), reasons: z.array(z.string()) });
/** Written by the planner: only its instants have to be read again. */
const change = z
  .looseObject({ kind: z.string(), text: z.string(), start: instant.optional(), end: instant.optional() })
  .transform(stored => stored as unknown as Change);

/** A proposal as it is stored: instants as ISO text. */
export const storedProposal = z.object({
  purpose: z.enum(['book', 'move', 'replace']),
  seat: z.string().optional(),
  moving: z.array(z.string()).default([]),
  options: z.array(itinerary),
  proven: z.boolean(),
  because: z.array(z.string()),
  // Earlier versions kept sentences here.
  changes: z.array(z.object({ changes: z.array(change), itinerary })).catch([]),
  unreadable: z.array(z.string()),
  plan: z.string().optional(),
});
