import type { Answer, Id, PersonId } from './glossary.ts';
import type { Booking } from './situation.ts';

/** The talk about a candidate after a stage: with those who scored it and whoever decides, without the candidate. */
export type Debrief = {
  id: Id;
  applicationId: Id;
  stageEntryId: Id;
  /** The booking that stands; none where it was called off. */
  booking: Booking | undefined;
  /** How the latest booking ended, where none stands. */
  ended: { why: 'moved' | 'cancelled'; reason: string; at: Temporal.Instant; by: PersonId } | undefined;
  /** Version of the latest booking, standing or ended. */
  lastVersion: number;
  /** Whom the latest booking is for, with their answers to it. */
  guests: readonly DebriefGuest[];
  /** Where it takes place online, as far as that is known. */
  join?: string | undefined;
};

type DebriefGuest = { person: PersonId; answer: Answer | undefined; reason: string };

/** The debrief while it is still to take place, or takes place now. */
export function aheadOf(debrief: Debrief | undefined, now: Temporal.Instant): Booking | undefined {
  const booking = debrief?.booking;
  return booking && Temporal.Instant.compare(now, booking.time.end) < 0 ? booking : undefined;
}
