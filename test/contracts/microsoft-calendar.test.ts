import { afterAll, beforeAll } from 'vitest';
import { microsoftCalendar } from '../../src/calendars/microsoft/microsoft.ts';
import type { Attendee } from '../../src/core/ports.ts';
import { GRAPH_SECRET, type GraphServer, startGraph } from '../servers/graph/graph-server.ts';
import { FakeClock } from '../world.ts';
import { calendarContract } from './calendar/contract.ts';
import { ELBE, type OwnEvent, RAE, SPREE } from './calendar/provider.ts';

const USERS = ['rae', 'ana', 'bo', ...Array.from({ length: 50 }, (_, i) => `p${i}`)].map(
  n => `${n}@acme.test`,
);

let server: GraphServer;
beforeAll(async () => {
  server = await startGraph(USERS, 0, [ELBE.address, SPREE.address]);
});
afterAll(() => server.stop());

const time = (at: Temporal.Instant) => ({ dateTime: at.toString().replace(/Z$/, ''), timeZone: 'UTC' });
const STATES = {
  none: 'notResponded',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentativelyAccepted',
};

/** As somebody puts it into their own calendar, or was invited to it from outside. */
async function put(event: OwnEvent): Promise<string> {
  const { of, title = '', allDay = false, transparent, cancelled = false, guests = [] } = event;
  const own = guests.find(g => g.address === of.address);
  return server.put(of.address, {
    subject: title,
    start: time(event.time.start),
    end: time(event.time.end),
    isAllDay: allDay,
    isCancelled: cancelled,
    showAs: transparent ? 'free' : 'busy',
    organiser: guests.length > 0 ? 'somebody@other.test' : of.address,
    response: own ? STATES[own.answer] : 'none',
    attendees: guests.map(g => ({
      emailAddress: { address: g.address },
      status: { response: STATES[g.answer] },
    })),
  });
}

calendarContract({
  name: 'microsoft',
  forgetsReasons: true,
  makesRooms: true,
  answersForRooms: true,
  open: async () => {
    server.clear();
    const { url } = server;
    const config = {
      tenant: 'acme',
      clientId: 'app',
      clientSecret: GRAPH_SECRET,
      apiUrl: url,
      loginUrl: url,
    };
    const calendar = microsoftCalendar({
      config,
      clock: new FakeClock(),
      organisers: async () => [RAE.address],
    });
    const remove = async (of: Attendee, id: string) => server.remove(of.address, id);
    const forget = (cursor: string) => {
      server.forgetLinks();
      return cursor;
    };
    return { calendar, put, remove, forget };
  },
});
