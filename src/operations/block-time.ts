import { cleanLine, shorten } from '../core/loop/text.ts';
import { readWindows } from '../core/loop/windows/text.ts';
import { InputError, UserError } from '../core/user-error.ts';
import { saveCalendarEvent } from '../store/calendar-events.ts';
import { findPerson } from '../store/people.ts';
import { addressOf } from './addresses.ts';
import { operate } from './operate.ts';
import type { Actor, World } from './world.ts';

/** Puts busy time into one's own local calendar, for teams whose calendars are kept here. */
export async function blockTime(
  world: World,
  actor: Actor,
  input: { title: string; times: string; zone: string },
): Promise<number> {
  return operate(world, actor, 'block-time', async step => {
    if (world.calendar.provider !== 'local') {
      throw new UserError('Your calendar is kept elsewhere.', 'Put the event there: Hireloop reads it.');
    }
    const { windows, problems } = readWindows(input.times, input.zone, step.now);
    if (problems.length > 0) throw new InputError({ times: problems.join(' ') });
    if (windows.length === 0) throw new InputError({ times: 'Write at least one stretch of time.' });
    const calendar = addressOf(step.by, await findPerson(step.tx, step.team, step.by));
    for (const time of windows) {
      const id = step.nextId();
      const title = shorten(cleanLine(input.title), 80) || 'Busy';
      await saveCalendarEvent(
        step.tx,
        step.team,
        {
          id,
          calendar,
          version: 1,
          title,
          description: '',
          time,
          zone: input.zone,
          allDay: false,
          transparency: 'busy',
          status: 'confirmed',
          attendees: [],
        },
        0,
      );
      await step.audit(`event:${id}`, { after: { calendar, time } });
    }
    return windows.length;
  });
}
