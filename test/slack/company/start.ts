import { ALL_LOCAL } from '../../../src/config-calendar.ts';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import type { LocalSlackOptions } from '../../../src/sandbox/slack/options.ts';
import { changeSettings } from '../../../src/operations/change-settings.ts';
import { setInterviewer } from '../../../src/operations/set-interviewer.ts';
import type { World } from '../../../src/operations/world.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open.ts';
import { type LogLine, quietLog } from '../../quiet-log.ts';
import type { Catalogue } from '../../../src/core/kits/catalogue.ts';
import { catalogue, countingIds, FakeClock, TEAM } from '../../world.ts';
import { CHANNELS, HIRING, INTERVIEWERS, PEOPLE, RAE, SAM } from './cast.ts';

export const SECRET = '0123456789abcdef0123456789abcdef';
export const TOKEN = 'xoxb-acme';
/** What `/hire` and the shortcuts of the manifest are to the local Slack. */
export const MANIFEST = {
  commands: [{ command: '/hire', description: 'Hiring loops', shouldEscape: true }],
  shortcuts: (['schedule', 'candidate', 'score'] as const).map(callbackId => ({
    callbackId,
    name: callbackId,
    on: 'global' as const,
  })),
};

type LocalSlack = Awaited<ReturnType<typeof startLocalSlack>>;

/** Hireloop at Acme: the real app behind a real port, its Slack a local one. */
export type Company = {
  slack: LocalSlack;
  app: App;
  world: World;
  clock: FakeClock;
  /** Where the app listens. */
  url: string;
  logged: LogLine[];
  /** Runs until nothing is under way: no request, no effect that is due. */
  settle(): Promise<void>;
  close(): Promise<void>;
};

export type Options = {
  slack?: Partial<LocalSlackOptions>;
  appToken?: string;
  /** Other files than ours. */
  catalogue?: Catalogue;
  /** Another Slack than the local one, in front of it. */
  apiUrl?: (local: string) => Promise<string>;
};

export async function startCompany(options: Options = {}): Promise<Company> {
  const clock = new FakeClock();
  let url = '';
  const slack = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: () => url,
    signingSecret: SECRET,
    botToken: TOKEN,
    teamName: 'Acme',
    app: MANIFEST,
    now: () => clock.now(),
    ...options.slack,
  });
  const store = await openStore('sqlite::memory:');
  await migrate(store);
  const { log, lines } = quietLog();
  const apiUrl = (await options.apiUrl?.(slack.url)) ?? slack.url;
  const config = {
    slack: { botToken: TOKEN, signingSecret: SECRET, appToken: options.appToken, apiUrl },
    calendar: ALL_LOCAL,
  };
  const ids = countingIds();
  const app = await createApp({
    config,
    store,
    catalogue: options.catalogue ?? catalogue,
    clock,
    ids,
    log,
    mailer: undefined,
  });
  const server = await listen(app.slackListener);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await staff(app.world);
  return {
    slack,
    app,
    world: app.world,
    clock,
    url,
    logged: lines,
    async settle() {
      await vi.waitUntil(() => app.inFlight() === 0, { interval: 2, timeout: 10_000 });
      await app.dispatcher.drain();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await app.dispatcher.stop(1000);
      await store.close();
      await slack.close();
    },
  };
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise(resolve => {
    const server = createServer(listener);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

export const actor = (person: string) => ({ team: TEAM, person });

/** Settings and interviewers. */
export async function staff(world: World): Promise<void> {
  await changeSettings(world, actor(SAM), {
    zone: 'Europe/Berlin',
    quietFrom: '18:00',
    quietTo: '09:00',
    digestTime: '09:00',
    digestChannel: HIRING,
    daysOff: '2026-12-25 Christmas',
    admins: [],
    recruiters: [RAE],
  });
  for (const member of INTERVIEWERS) await setInterviewer(world, actor(RAE), member);
}
