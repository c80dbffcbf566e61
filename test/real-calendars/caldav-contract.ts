import { afterAll, beforeAll } from 'vitest';
import { caldavCalendar } from '../../src/calendars/caldav/caldav.ts';
import { calendarContract } from '../contracts/calendar/contract.ts';
import { ANA, BO, ELBE, RAE, SPREE, type OwnEvent } from '../contracts/calendar/provider.ts';
import { FakeClock } from '../world.ts';
import { ownEventText } from './own-event.ts';
import type { CaldavServer } from './radicale.ts';

const nameOf = (address: string) => address.split('@')[0] ?? '';

/** The contract of calendars over a real server. */
export function caldavContract(
  name: string,
  start: (people: readonly string[]) => Promise<CaldavServer>,
): void {
  const fifty = Array.from({ length: 50 }, (_, i) => `p${i}`);
  let server: CaldavServer | undefined;
  beforeAll(async () => {
    server = await start(fifty);
    await server.reset(fifty);
  });
  afterAll(() => server?.stop());
  let written = 0;
  calendarContract({
    name,
    many: 60,
    open: async () => {
      if (!server) throw new Error('The server starts before the first test');
      const running = server;
      const { config } = running;
      await running.reset(['rae', 'ana', 'bo', 'elbe', 'spree']);
      const organisers = [RAE.address];
      const guests = [ANA, BO, ELBE, SPREE].map(one => one.address);
      return {
        calendar: caldavCalendar({
          config,
          clock: new FakeClock(),
          followed: async () => ({ organisers, guests }),
        }),
        put: async (event: OwnEvent) => {
          const id = `own-${(written += 1)}`;
          const { url, authorization } = running.calendarOf(nameOf(event.of.address));
          const body = ownEventText(id, event);
          const headers = { authorization, 'content-type': 'text/calendar' };
          const reply = await fetch(`${url}${id}.ics`, { method: 'PUT', headers, body });
          if (!reply.ok) throw new Error(`PUT ${reply.status}: ${await reply.text()}`);
          return id;
        },
        remove: async (of, id) => {
          const { url, authorization } = running.calendarOf(nameOf(of.address));
          const reply = await fetch(`${url}${id}.ics`, { method: 'DELETE', headers: { authorization } });
          if (!reply.ok) throw new Error(`DELETE ${reply.status}`);
        },
        forget: cursor =>
          JSON.stringify(
            Object.fromEntries(
              Object.keys(JSON.parse(cursor) as object).map(url => [url, 'http://no.such/token']),
            ),
          ),
      };
    },
  });
}
