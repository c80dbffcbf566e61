import cron from 'node-cron';
import type { TeamId } from '../core/loop/glossary.ts';
import type { Log } from '../core/ports.ts';
import { followCalendar } from '../operations/follow-calendar.ts';
import { keepWatches } from '../operations/keep-watches.ts';
import { mirrorCalendars } from '../operations/mirror-calendars.ts';
import { raiseNudges } from '../operations/raise-nudges.ts';
import { scheduleDigests } from '../operations/schedule-digests.ts';
import { tidy } from '../operations/tidy.ts';
import type { World } from '../operations/world.ts';
import { listWorkspaces } from '../store/workspaces.ts';

/** What is looked at each minute. What is due is worked out from the database, so a tick that is missed loses nothing. */
const SCHEDULES: readonly ((world: World, team: TeamId) => Promise<void>)[] = [
  followCalendar,
  mirrorCalendars,
  keepWatches,
  raiseNudges,
  scheduleDigests,
  tidy,
];

/**
 * Looks at everything once. One that fails does not keep the others from their turn. Then at the effects: another
 * process, such as an import, may have enqueued some.
 */
export async function tick(world: World, log: Log): Promise<void> {
  for (const team of await listWorkspaces(world.db)) {
    for (const schedule of SCHEDULES) {
      try {
        await schedule(world, team);
      } catch (error) {
        log.error('a schedule failed', error, { schedule: schedule.name });
      }
    }
  }
  world.kick();
}

/**
 * Ticks at once, for what fell due while nobody ran, and then each minute. In UTC: a cron expression in a zone with
 * summer time skips or doubles the hour of the change.
 * @param also What else is done each minute.
 * @returns what stops it, and resolves when a tick that is under way has ended.
 */
export function startTicking(
  world: World,
  log: Log,
  also: () => Promise<void> = async () => {},
): () => Promise<void> {
  const safely = async () => {
    try {
      await tick(world, log);
      await also();
    } catch (error) {
      log.error('a tick failed', error);
    }
  };
  let underWay = safely();
  const again = async () => {
    await underWay;
    underWay = safely();
    await underWay;
  };
  const task = cron.schedule('* * * * *', again, { timezone: 'UTC', noOverlap: true });
  return async () => {
    await task.stop();
    await underWay;
  };
}
