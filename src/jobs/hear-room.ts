import type { Id, TeamId } from '../core/loop/glossary.ts';
import { operate } from '../operations/operate.ts';
import { takeAnswers } from '../operations/outbox.ts';
import { itself, type World } from '../operations/world.ts';

/** Rooms answer within seconds of being asked, and before or after we have read what we wrote: nobody can tell. */
const BY_THEN = { minutes: 1 };

/** Has the event read once more when its room must have answered, whatever the calendar tells of changes until then. */
export async function hearRoom(
  world: World,
  team: TeamId,
  { appointment, etag, until }: { appointment: Id; etag: string; until: Temporal.Instant },
): Promise<void> {
  await operate(world, itself(team), 'hear-room', async step => {
    await takeAnswers(step, appointment, `room ${etag}`, until, step.now.add(BY_THEN));
  });
}
