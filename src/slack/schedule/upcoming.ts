import type { Interview, Situation } from '../../core/loop/situation.ts';
import { UserError } from '../../core/user-error.ts';
import type { Choice } from '../blocks/inputs.ts';
import { spanIn } from '../blocks/time.ts';

/** Interviews that are booked and not over. */
export function upcoming(situation: Situation, now: Temporal.Instant): Interview[] {
  return situation.interviews.filter(i => i.booking && Temporal.Instant.compare(now, i.booking.time.end) < 0);
}

export function requireUpcoming(situation: Situation, now: Temporal.Instant): Interview[] {
  const booked = upcoming(situation, now);
  const name = situation.candidate.name;
  if (booked.length === 0)
    throw new UserError(`${name} has no interview ahead.`, `Book one with /hire schedule ${name}.`);
  return booked;
}

export function interviewChoices(interviews: readonly Interview[], zone: string): Choice[] {
  return interviews.map(i => ({
    value: i.id,
    text: i.name,
    ...(i.booking ? { description: spanIn(i.booking.time, zone) } : {}),
  }));
}
