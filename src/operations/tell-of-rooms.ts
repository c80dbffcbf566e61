import type { PersonId, TeamId } from '../core/loop/glossary.ts';
import { listStaff } from '../store/people.ts';
import type { Look } from './look-at-calendar.ts';
import { operate } from './operate.ts';
import { postNotice } from './outbox.ts';
import { isRoom, roomIn } from './room-calendars.ts';
import { itself, type World } from './world.ts';

/** A room has no owner: the recruiters are told, once a day, that its calendar cannot be read. */
export async function tellOfRooms(
  world: World,
  team: TeamId,
  looks: ReadonlyMap<PersonId, Look>,
): Promise<void> {
  // Where nobody's can be read, it is not about the room.
  const refused = [...looks].filter(([, look]) => look.kind === 'refused' && !look.wholly);
  const rooms = refused.flatMap(([holder]) => (isRoom(holder) ? roomIn(holder) : []));
  if (rooms.length === 0) return;
  await operate(world, itself(team), 'mirror-calendars', async step => {
    const staff = (await listStaff(step.tx, team)).filter(s => s.duty === 'recruiter');
    const day = step.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
    for (const { person } of staff)
      for (const room of rooms)
        await postNotice(step, {
          key: `room-unreadable:${room}:${person}:${day}`,
          ref: { notice: 'room-unreadable', ids: { room } },
          to: person,
          subject: `room:${room}`,
          notAfter: step.now.add({ hours: 20 }),
        });
  });
}
