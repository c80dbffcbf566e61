import { afterAll, beforeAll } from 'vitest';
import { caldavCalendar } from '../../src/calendars/caldav/caldav.ts';
import { faultsOf } from '../calendars/faults.ts';
import { RAE, valueOf } from '../contracts/calendar/provider.ts';
import { type FaultProxy, startFaultProxy } from '../servers/fault-proxy.ts';
import { FakeClock, TEAM } from '../world.ts';
import { type CaldavServer, startRadicale } from './radicale.ts';

let server: CaldavServer;
let proxy: FaultProxy;
beforeAll(async () => {
  server = await startRadicale();
  proxy = await startFaultProxy(server.config.url);
});
afterAll(async () => {
  await proxy.stop();
  await server.stop();
});

faultsOf({
  name: 'Radicale',
  writes: 'PUT',
  reads: 'REPORT',
  open: async () => {
    await server.reset(['rae', 'ana', 'bo']);
    for (const method of ['GET', 'PUT', 'REPORT', 'PROPFIND', 'DELETE']) proxy.next(method);
    const calendar = caldavCalendar({
      config: { ...server.config, url: proxy.url },
      clock: new FakeClock(),
      followed: async () => ({ organisers: [RAE.address], guests: [] }),
      timeoutMs: 3000,
    });
    const events = async () => {
      const { events: found } = valueOf(await calendar.changes(TEAM, undefined));
      return found.filter(e => !e.cancelled).length;
    };
    return { calendar, proxy, events };
  },
});
