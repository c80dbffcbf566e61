import { afterAll, beforeAll } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import type { Attendee } from '../../src/core/ports.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { putOwnEvent } from '../servers/google/own-event.ts';
import { FakeClock } from '../world.ts';
import { calendarContract } from './calendar/contract.ts';
import { ELBE, RAE, SPREE } from './calendar/provider.ts';

const USERS = ['rae', 'ana', 'bo', ...Array.from({ length: 50 }, (_, i) => `p${i}`)].map(
  n => `${n}@acme.test`,
);

let server: GoogleServer;
beforeAll(async () => {
  server = await startGoogle(USERS, 0, [ELBE.address, SPREE.address]);
});
afterAll(() => server.stop());

calendarContract({
  name: 'google',
  makesRooms: true,
  answersForRooms: true,
  open: async () => {
    server.clear();
    // A thousand events are written in seconds here, and over days elsewhere.
    server.quota.each = Infinity;
    const { account, url } = server;
    const calendar = googleCalendar({
      account,
      apiUrl: url,
      clock: new FakeClock(),
      organisers: async () => [RAE.address],
    });
    const remove = async (of: Attendee, id: string) => server.remove(of.address, id);
    const forget = (cursor: string) => {
      server.forgetTokens();
      return cursor;
    };
    return { calendar, put: event => putOwnEvent(server, event), remove, forget };
  },
});
