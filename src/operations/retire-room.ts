import type { Id } from '../core/loop/glossary.ts';
import type { MeetingRoom } from '../core/loop/meeting-rooms.ts';
import { UserError } from '../core/user-error.ts';
import { listBookingsInRoom } from '../store/bookings.ts';
import { deleteRoomRetirement, findRoom, insertRoomRetirement } from '../store/meeting-rooms.ts';
import { authorise } from './authorise.ts';
import { operate } from './operate.ts';
import { findOtherRoom } from './outbox.ts';
import type { Actor, World } from './world.ts';

/**
 * Takes a room out of use, or back into it. Interviews ahead that are booked in it are given another room at the same
 * time, or whoever runs them is told.
 * @returns How many those are.
 */
export async function retireRoom(
  world: World,
  actor: Actor,
  input: { room: Id; retired: boolean },
): Promise<{ room: MeetingRoom; moved: number }> {
  return operate(world, actor, 'retire-room', async step => {
    await authorise(step, 'change the team');
    const room = await findRoom(step.tx, step.team, input.room);
    if (!room)
      throw new UserError('This room does not exist any more.', 'See all of them with /hire team rooms.');
    const after = { ...room, retired: input.retired };
    if (room.retired === input.retired) return { room: after, moved: 0 };
    await step.audit(`room:${room.id}`, { before: room, after });
    if (!input.retired) {
      await deleteRoomRetirement(step.tx, step.team, room.id);
      return { room: after, moved: 0 };
    }
    await insertRoomRetirement(step.tx, step.team, room.id, step.by, step.now);
    const booked = await listBookingsInRoom(step.tx, step.team, room.id, step.now);
    for (const { interview, version, start } of booked)
      await findOtherRoom(step, { interview, version, room: room.id, why: 'retired' }, start);
    return { room: after, moved: booked.length };
  });
}
