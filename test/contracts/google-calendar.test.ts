import { afterAll, beforeAll } from 'vitest';
import { googleCalendar } from '../../src/calendars/google/google.ts';
import type { Attendee } from '../../src/core/ports.ts';
import { type GoogleServer, startGoogle } from '../servers/google/google-server.ts';
import { FakeClock } from '../world.ts';
import { calendarContract } from './calendar/contract.ts';
import { ELBE, type OwnEvent, RAE, SPREE } from './calendar/provider.ts';

const USERS = ['rae', 'ana', 'bo', ...Array.from({ length: 50 }, (_, i) => `p${i}`)].map(
  n => `${n}@acme.test`,
);

let server: GoogleServer;
beforeAll(async () => {
  server = await startGoogle(USERS, 0, [ELBE.address, SPREE.address]);
});
afterAll(() => server.stop());

let written = 0;

/** As somebody puts it into their own calendar. */
async function put({
  of,
  time,
  title,
  allDay,
  transparent,
  cancelled,
  guests = [],
}: OwnEvent): Promise<string> {
  const id = `own${(written += 1)}own`;
  const day = (at: Temporal.Instant) => ({ date: at.toString().slice(0, 10) });
  const moment = (at: Temporal.Instant) => ({ dateTime: at.toString() });
  const when = allDay ? day : moment;
  server.put(of.address, {
    id,
    ...(title ? { summary: title } : {}),
    start: when(time.start),
    end: when(time.end),
    transparency: transparent ? 'transparent' : 'opaque',
    status: cancelled ? 'cancelled' : 'confirmed',
    attendees: guests.map(({ address, answer }) => ({
      email: address,
      responseStatus: answer === 'none' ? 'needsAction' : answer,
    })),
  });
  return id;
}

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
    return { calendar, put, remove, forget };
  },
});
