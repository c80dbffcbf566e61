import { type BookedRoom, shownRoom } from '../core/loop/meeting-rooms.ts';
import type { Interview, Situation } from '../core/loop/situation.ts';
import { deleteClaims, insertClaims, updateBookingRoom } from '../store/bookings.ts';
import type { Step } from './operate.ts';
import { mailCandidate, refreshApplication, syncEvent } from './outbox.ts';
import { roomHolder } from './room-calendars.ts';

/**
 * Holds a booked interview in another room, or on video where that is undefined, at the time that stands. Calendars and
 * the candidate are told.
 * @throws The database's overlap error (see `isOverlap`) where the room is taken.
 */
export async function movePlace(
  step: Step,
  situation: Situation,
  { id, booking }: Interview & { booking: NonNullable<Interview['booking']> },
  room: BookedRoom | undefined,
): Promise<void> {
  const { version, time, room: before } = booking;
  if (before) await deleteClaims(step.tx, step.team, id, [roomHolder(before.id)]);
  if (room) await insertClaims(step.tx, step.team, id, [roomHolder(room.id)], time);
  await updateBookingRoom(step.tx, step.team, id, { version, room: room?.id });
  await step.audit(`interview:${id}`, {
    before: { room: before?.id },
    after: { room: room && shownRoom(room).id, application: situation.application.id },
  });
  await syncEvent(step, id, time.end);
  await mailCandidate(step, 'invitation', id, version, time.end, room?.id ?? 'video');
  await refreshApplication(step, situation);
}
