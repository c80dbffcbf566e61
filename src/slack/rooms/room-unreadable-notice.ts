import { type MeetingRoom, roomWords } from '../../core/loop/meeting-rooms.ts';
import { plural } from '../../core/loop/text.ts';
import { listBookingsInRoom } from '../../store/bookings.ts';
import { findRoom } from '../../store/meeting-rooms.ts';
import { context, message, type MessageView, section, settled } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import type { NoticeKind } from '../kernel/kinds.ts';

/** Tells recruiters, once a day, that the calendar of a room cannot be read: it has no owner who could be told. */
export const roomUnreadableNotice: NoticeKind = {
  id: 'room-unreadable',
  async render({ world, team }, { room: id = '' }) {
    const room = await findRoom(world.db, team, id);
    if (!room) return undefined;
    const booked = await listBookingsInRoom(world.db, team, id, world.clock.now());
    return roomUnreadableView(room, booked.length);
  },
};

/** @param booked Interviews ahead in it. */
export function roomUnreadableView(room: MeetingRoom, booked: number): MessageView {
  const name = short(roomWords(room));
  if (room.retired) {
    const over = `${name} is not used any more.`;
    return settled(over, [section(mrkdwn`${over}`)]);
  }
  const what = `Hireloop cannot read the calendar of the room ${name}`;
  const so = 'No interview is booked in it until it can: a room that cannot be read is never taken for free.';
  const ahead =
    booked > 0
      ? ` ${plural(booked, 'interview is', 'interviews are')} booked in it already: see that it is still yours.`
      : '';
  const mend =
    'Ask whoever runs Hireloop to run npm run doctor: it says what to click. If the room is gone, retire it with /hire team rooms, and another one is found.';
  return message(`${what}. ${so}${ahead} ${mend}`, [
    section(mrkdwn`:calendar: *${what}.* ${so}${ahead}`),
    context(mrkdwn`${mend}`),
  ]);
}
