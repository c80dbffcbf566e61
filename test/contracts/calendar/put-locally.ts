import { saveCalendarEvent } from '../../../src/store/calendar-events.ts';
import type { Store } from '../../../src/store/database.ts';
import { TEAM } from '../../world.ts';
import type { OwnEvent } from './provider.ts';

/** As somebody puts it into their own calendar. */
export async function putLocally({ db }: Store, id: string, event: OwnEvent): Promise<string> {
  const { of, time, title = 'Own', allDay = false, transparent, cancelled, guests = [] } = event;
  const stored = {
    id,
    calendar: of.address,
    version: 1,
    title,
    description: '',
    time,
    zone: 'Europe/Berlin',
    allDay,
    transparency: transparent ? ('free' as const) : ('busy' as const),
    status: cancelled ? ('cancelled' as const) : ('confirmed' as const),
    attendees: guests.map(guest => ({ ...guest, reason: '' })),
  };
  await db.transaction().execute(tx => saveCalendarEvent(tx, TEAM, stored, 0));
  return id;
}
