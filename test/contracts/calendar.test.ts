import { describe } from 'vitest';
import { type LocalEvent, localCalendar } from '../../src/calendars/local.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import type { Store } from '../../src/store/database.ts';
import { sharedStore } from '../shared-store.ts';
import { countingIds, ENGINES, TEAM } from '../world.ts';
import { calendarContract } from './calendar/contract.ts';
import { putLocally } from './calendar/put-locally.ts';

async function found({ db }: Store, id: string): Promise<LocalEvent> {
  const event = await calendarEvents(db).find(TEAM, id);
  if (!event) throw new Error(`No event ${id}`);
  return { ...event, version: event.version + 1 };
}

describe.each(ENGINES)('on %s', engine => {
  const store = sharedStore(engine);
  const ids = countingIds();
  calendarContract({
    name: 'local',
    knowsEverybody: true,
    answersForRooms: true,
    open: async () => {
      for (const table of ['calendar_attendee', 'calendar_event', 'cursor'] as const)
        await store().db.deleteFrom(table).execute();
      return {
        calendar: localCalendar(calendarEvents(store().db)),
        put: event => putLocally(store(), ids.next(), event),
        remove: async (_of, id) => {
          await calendarEvents(store().db).save(
            TEAM,
            { ...(await found(store(), id)), status: 'cancelled' },
            1,
          );
        },
      };
    },
  });
});
