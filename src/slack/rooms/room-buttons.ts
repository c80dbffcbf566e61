import { sitesOf } from '../../core/loop/meeting-rooms.ts';
import { refusalOf } from '../../core/loop/authority.ts';
import { plural } from '../../core/loop/text.ts';
import { UserError } from '../../core/user-error.ts';
import { isAllowed } from '../../operations/authorise.ts';
import { retireRoom } from '../../operations/retire-room.ts';
import { listRooms } from '../../store/meeting-rooms.ts';
import type { Call } from '../kernel/call.ts';
import { defineButton } from '../kernel/kinds.ts';
import { note } from '../kernel/screens.ts';
import { roomFormView } from './room-form.ts';
import { addRoomRef, changeRoomRef, retireRoomRef, roomsRef } from './room-refs.ts';
import { roomsView } from './rooms-view.ts';

const mayChange = (call: Call) => isAllowed(call.world.db, call.team, call.person, 'change the team');

export async function showRooms(call: Call): Promise<void> {
  await call.tell(roomsView(await listRooms(call.world.db, call.team, 'all'), await mayChange(call)));
}

export const roomsButton = defineButton(roomsRef, showRooms);
export const addRoomButton = defineButton(addRoomRef, call => openForm(call, undefined));
export const changeRoomButton = defineButton(changeRoomRef, (call, { room }) => openForm(call, room));

async function openForm(call: Call, room: string | undefined): Promise<void> {
  if (!(await mayChange(call))) throw new UserError(refusalOf('change the team'));
  const rooms = await listRooms(call.world.db, call.team, 'all');
  const known = rooms.find(one => one.id === room);
  if (room !== undefined && !known)
    throw new UserError('This room does not exist any more.', 'See all of them with /hire team rooms.');
  await call.open(roomFormView({ known, zone: call.zone, sites: sitesOf(rooms) }));
}

export const retireRoomButton = defineButton(retireRoomRef, async (call, { room: id, retired }) => {
  const { room, moved } = await retireRoom(call.world, call.actor, { room: id, retired: retired === 'yes' });
  if (!room.retired) return call.tell(note(`${room.name} is in use again.`));
  const others =
    moved === 0
      ? ''
      : ` ${plural(moved, 'interview is', 'interviews are')} booked in it: another room is looked for, and whoever runs the role hears where there is none.`;
  await call.tell(note(`${room.name} is not used any more.${others}`));
});
