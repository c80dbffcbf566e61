import type { PersonId } from '../core/loop/glossary.ts';
import { listSeatsAhead } from '../store/seats.ts';
import { findSituationOfSeat } from '../store/situations.ts';
import { declinedIds } from './answer-invitation.ts';
import type { Step } from './operate.ts';
import { postNotice } from './outbox.ts';

/**
 * Somebody's calendar cannot be read any more: whoever runs an interview that they have ahead is told once, since what
 * comes into that time is not seen any more.
 */
export async function tellLostCalendar(step: Step, person: PersonId): Promise<void> {
  for (const id of await listSeatsAhead(step.tx, step.team, person, step.now)) {
    const situation = await findSituationOfSeat(step.tx, step.team, id);
    const interview = situation?.interviews.find(i => i.seats.some(s => s.id === id));
    const seat = interview?.seats.find(s => s.id === id);
    if (!situation || !interview?.booking || !seat) continue;
    await postNotice(step, {
      key: `calendar-lost:${id}:${interview.booking.version}`,
      ref: { notice: 'calendar-lost', ids: declinedIds(interview, seat) },
      to: situation.role.recruiter,
      subject: situation.application.id,
      notAfter: interview.booking.time.start,
    });
  }
}
