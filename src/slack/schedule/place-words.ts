import { type BookedRoom, roomWords } from '../../core/loop/meeting-rooms.ts';
import type { Interview } from '../../core/loop/situation.ts';
import { short } from '../blocks/fit.ts';
import { link, mrkdwn, type Mrkdwn } from '../blocks/mrkdwn.ts';

/** The room of an interview in the office. */
export const roomLine = (room: BookedRoom | undefined): Mrkdwn | undefined =>
  room && mrkdwn`in ${short(roomWords(room))}`;

/** Where a booked interview takes place, as far as that is known: its room, or the way into the call. */
export function placeLine({ booking, join }: Pick<Interview, 'booking' | 'join'>): Mrkdwn | undefined {
  if (booking?.room) return roomLine(booking.room);
  return join ? link(join, 'Join the call') : undefined;
}

/** The same in a sentence: `, in Elbe, Berlin`. */
export const inRoom = (room: BookedRoom | undefined): string =>
  room ? `, in ${short(roomWords(room))}` : '';
