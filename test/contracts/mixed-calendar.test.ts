import { afterAll, beforeAll } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import { localCalendar } from '../../src/calendars/local.ts';
import { mixedCalendar } from '../../src/calendars/mixed.ts';
import { calendarEvents } from '../../src/store/calendar-events.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { putOwnEvent } from '../servers/google/own-event.ts';
import { sharedStore } from '../shared-store.ts';
import { countingIds, FakeClock } from '../world.ts';
import { calendarContract } from './calendar/contract.ts';
import { ANA, BO, ELBE, RAE, SPREE } from './calendar/provider.ts';
import { putLocally } from './calendar/put-locally.ts';

/** Whom the contract is mostly about is with Google, and the crowd with every other one here. */
const isHere = (address: string): boolean => /^p\d*[13579]@/.test(address);
const USERS = [RAE, ANA, BO].map(p => p.address);
const CROWD = Array.from({ length: 50 }, (_, i) => `p${i}@acme.test`).filter(address => !isHere(address));

let google: GoogleServer;
beforeAll(async () => {
  google = await startGoogle([...USERS, ...CROWD], 0, [ELBE.address, SPREE.address]);
});
afterAll(() => google.stop());

const store = sharedStore('sqlite');
const ids = countingIds();

calendarContract({
  name: 'mixed of google and local',
  makesRooms: true,
  answersForRooms: true,
  open: async () => {
    google.clear();
    google.quota.each = Infinity;
    for (const table of ['calendar_attendee', 'calendar_event', 'cursor'] as const)
      await store().db.deleteFrom(table).execute();
    const { account, url } = google;
    const organisers = async () => [RAE.address];
    const providers = new Map([
      ['google', googleCalendar({ account, apiUrl: url, clock: new FakeClock(), organisers })],
      ['local', localCalendar(calendarEvents(store().db))],
    ]);
    return {
      calendar: mixedCalendar(providers, address => (isHere(address) ? 'local' : 'google')),
      put: event =>
        isHere(event.of.address) ? putLocally(store(), ids.next(), event) : putOwnEvent(google, event),
      remove: async (of, id) => google.remove(of.address, id),
      forget: cursor => {
        google.forgetTokens();
        return cursor;
      },
    };
  },
});
