import type { MeetingRoom } from '../../core/loop/meeting-rooms.ts';
import { plural } from '../../core/loop/text.ts';
import { actions, confirm, header, message, type MessageView, section } from '../blocks/blocks.ts';
import { short } from '../blocks/fit.ts';
import { lines, mrkdwn } from '../blocks/mrkdwn.ts';
import { IN_MESSAGE, withRows } from '../blocks/room.ts';
import { button } from '../kernel/kinds.ts';
import { addRoomRef, changeRoomRef, retireRoomRef } from './room-refs.ts';

/** The meeting rooms of the company, by office. */
export function roomsView(rooms: readonly MeetingRoom[], mayChange: boolean): MessageView {
  const add = mayChange ? [actions(button(addRoomRef, 'Add a room', {}, { style: 'primary' }))] : [];
  if (rooms.length === 0) {
    const text =
      'No meeting rooms are known: every interview takes place on video. With a room, a role can have interviews in the office.';
    return message(text, [section(mrkdwn`${text}`), ...add]);
  }
  const inUse = rooms.filter(room => !room.retired);
  const title = plural(inUse.length, 'meeting room');
  return message(
    `${title}: ${rooms.map(sayRoom).join('; ')}`,
    withRows({
      room: IN_MESSAGE,
      head: [header(title)],
      rows: [...inUse, ...rooms.filter(room => room.retired)].map(room => rowOf(room, mayChange)),
      more: left => mrkdwn`${left} more rooms.`,
      foot: add,
    }),
  );
}

const sayRoom = ({ name, site, seats, retired }: MeetingRoom): string =>
  `${short(name)} in ${short(site)} (${plural(seats, 'seat')}${retired ? ', not in use' : ''})`;

function rowOf(room: MeetingRoom, mayChange: boolean) {
  const { id, name, site, seats, address, retired } = room;
  const words = section(
    lines(
      mrkdwn`*${name}* · ${site} · ${plural(seats, 'seat')}${retired ? ' · not in use' : ''}`,
      mrkdwn`${address}`,
    ),
  );
  if (!mayChange) return [words];
  const back = button(retireRoomRef, 'Use it again', { room: id, retired: 'no' });
  const out = button(
    retireRoomRef,
    'Retire',
    { room: id, retired: 'yes' },
    {
      confirm: confirm(
        `Retire ${short(name)}?`,
        'Nothing new is held in it. Interviews that are booked in it get another room at the same time, and you hear of those that cannot.',
        'Retire it',
      ),
    },
  );
  return [words, actions(button(changeRoomRef, 'Change', { room: id }), retired ? back : out)];
}
