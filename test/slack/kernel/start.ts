import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { localCalendar } from '../../../src/calendars/local.ts';
import { settleIn } from '../../../src/operations/settle-in.ts';
import type { World } from '../../../src/operations/world.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import type { LocalSlackOptions } from '../../../src/sandbox/slack/options.ts';
import { createSlack } from '../../../src/slack/bolt.ts';
import { createClients } from '../../../src/slack/kernel/clients.ts';
import { identify } from '../../../src/slack/kernel/identity.ts';
import type { Conversations } from '../../../src/slack/kernel/route.ts';
import { calendarEvents } from '../../../src/store/calendar-events.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open.ts';
import { systemClock } from '../../../src/system.ts';
import { quietLog } from '../../quiet-log.ts';
import { catalogue, countingIds, FakeClock, TEAM } from '../../world.ts';
import { CHANNELS, PEOPLE } from '../company/cast.ts';
import { SECRET, TOKEN } from '../company/start.ts';
import { tapWire } from './wiretap.ts';

/**
 * The kernel with conversations of the test's own: the real Bolt behind a real port, a local Slack, and a wire between
 * them on which every call can be seen.
 */
export async function startKernel(conversations: Conversations, more: Partial<LocalSlackOptions> = {}) {
  let url = '';
  const slack = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: () => url,
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    app: { commands: [{ command: '/hire', description: 'Hiring loops', shouldEscape: true }] },
    ...more,
  });
  const wire = await tapWire(slack.url);
  const store = await openStore('sqlite::memory:');
  await migrate(store);
  const world: World = {
    db: store.db,
    clock: new FakeClock(),
    ids: countingIds(),
    catalogue,
    calendar: localCalendar(calendarEvents(store.db)),
    kick: () => {},
  };
  await settleIn(world, TEAM, 'Acme', 'Europe/Berlin');
  const { log, lines } = quietLog();
  const clients = createClients(TOKEN, wire.url, log);
  const identity = await identify(clients.background);
  const app = await createSlack({
    world,
    clients,
    identity,
    signingSecret: SECRET,
    apiUrl: slack.url,
    wall: systemClock,
    log,
    conversations,
  });
  const server = createServer(app.listener);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    slack,
    wire,
    world,
    url,
    logged: lines,
    store,
    inFlight: app.inFlight,
    async settle() {
      await vi.waitUntil(() => app.inFlight.count === 0, { interval: 2, timeout: 10_000 });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      wire.close();
      await store.close();
      await slack.close();
    },
  };
}

export type Kernel = Awaited<ReturnType<typeof startKernel>>;
