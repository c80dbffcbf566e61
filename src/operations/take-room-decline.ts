import type { Id, TeamId } from '../core/loop/glossary.ts';
import { findSituationOfInterview } from '../store/situations.ts';
import { operate } from './operate.ts';
import { findOtherRoom } from './outbox.ts';
import { itself, type World } from './world.ts';

/** The room of an interview said no in its calendar, or was taken off the event: another one is looked for. */
export async function takeRoomDecline(
  world: World,
  team: TeamId,
  { interview: id, version, room }: { interview: Id; version: number; room: Id },
): Promise<void> {
  await operate(world, itself(team), 'take-room-decline', async step => {
    const situation = await findSituationOfInterview(step.tx, step.team, id);
    const booking = situation?.interviews.find(i => i.id === id)?.booking;
    if (booking?.version !== version || booking.room?.id !== room) return;
    await step.audit(`interview:${id}`, { after: { declinedBy: `room:${room}`, version } });
    const lost = { interview: id, version, room, why: 'declined' as const };
    await findOtherRoom(step, lost, booking.time.start);
  });
}
