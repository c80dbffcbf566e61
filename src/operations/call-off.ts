import type { Id } from '../core/loop/glossary.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { deleteClaims, insertBookingEnd } from '../store/bookings.ts';
import { insertSeatRelease } from '../store/seats.ts';
import type { Step } from './operate.ts';
import { mailCandidate, postNotice, syncEvent } from './outbox.ts';

/** Ends the standing booking of an interview: frees everybody's time, and has calendars and the candidate told. */
export async function callOff(
  step: Step,
  situation: Situation,
  interview: Interview,
  reason: string,
): Promise<void> {
  const { booking } = interview;
  if (!booking) return;
  const how = { reason, at: step.now, by: step.by };
  await insertBookingEnd(step.tx, step.team, interview.id, {
    version: booking.version,
    why: 'cancelled',
    ...how,
  });
  await deleteClaims(step.tx, step.team, interview.id);
  for (const seat of interview.seats) await releaseSeat(step, seat.id, 'cancelled', reason);
  await step.audit(`interview:${interview.id}`, {
    before: { start: booking.time.start, seats: interview.seats.map(s => s.person) },
    after: { cancelled: reason, application: situation.application.id },
  });
  for (const seat of interview.seats) {
    if (seat.person === step.by) continue;
    await postNotice(step, {
      key: `cancelled:${seat.id}:${booking.version}`,
      ref: {
        notice: 'cancelled',
        ids: { interview: interview.id, seat: seat.id, version: String(booking.version) },
      },
      to: seat.person,
      subject: situation.application.id,
      notAfter: booking.time.end,
    });
  }
  await syncEvent(step, interview.id, booking.time.end);
  await mailCandidate(step, 'cancellation', interview.id, booking.version, booking.time.end);
}

export async function releaseSeat(
  step: Step,
  seat: Id,
  why: 'declined' | 'replaced' | 'cancelled',
  reason: string,
): Promise<void> {
  await insertSeatRelease(step.tx, step.team, seat, { why, reason, at: step.now, by: step.by });
}
