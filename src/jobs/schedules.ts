import type { TeamId } from '../core/loop/glossary.ts';
import type { Log } from '../core/ports.ts';
import { followCalendar } from '../operations/follow-calendar.ts';
import { giveVideoLinks } from '../operations/give-video-links.ts';
import { keepWatches } from '../operations/keep-watches.ts';
import { mirrorCalendars } from '../operations/mirror-calendars.ts';
import { raiseNudges } from '../operations/raise-nudges.ts';
import { scheduleDigests } from '../operations/schedule-digests.ts';
import { tidy } from '../operations/tidy.ts';
import type { World } from '../operations/world.ts';
import { listWorkspaces } from '../store/workspaces.ts';
import { startRounds, type Ticking } from './rounds.ts';

type Schedule = (world: World, team: TeamId) => Promise<void>;

/**
 * What is looked at each minute, by what it waits for: a calendar provider that does not answer holds up nobody's
 * reminders, nor the news of events. What is due is worked out from the database, so a round that is missed loses nothing.
 */
const SCHEDULES: Readonly<Record<string, readonly Schedule[]>> = {
  events: [followCalendar],
  calendars: [mirrorCalendars],
  watches: [keepWatches],
  reminders: [raiseNudges, scheduleDigests],
  upkeep: [giveVideoLinks, tidy],
};

/**
 * Looks at everything once, in order: for a clock that is moved by hand. Then at the effects: another process, such as an
 * import, may have enqueued some.
 */
export async function tick(world: World, log: Log): Promise<void> {
  await lookAt(Object.values(SCHEDULES).flat(), world, log);
  world.kick();
}

/** One that fails does not keep the others from their turn. @returns false where one did. */
async function lookAt(schedules: readonly Schedule[], world: World, log: Log): Promise<boolean> {
  let isWell = true;
  for (const team of await listWorkspaces(world.db)) {
    for (const schedule of schedules) {
      try {
        await schedule(world, team);
      } catch (error) {
        isWell = false;
        log.error('a schedule failed', error, { schedule: schedule.name });
      }
    }
  }
  return isWell;
}

/**
 * Looks at everything at once, for what fell due while nobody ran, and then each minute; each part at its own pace.
 * @param also What else is done each minute.
 */
export function startTicking(world: World, log: Log, also: () => Promise<void> = async () => {}): Ticking {
  const parts = Object.entries(SCHEDULES).map(
    ([name, schedules]) => [name, () => lookAt(schedules, world, log)] as const,
  );
  const rest = async () => {
    world.kick();
    await also();
    return true;
  };
  return startRounds(new Map([...parts, ['rest', rest]]), { clock: world.clock, log });
}
