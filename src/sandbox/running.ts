import { ALL_LOCAL } from '../config-calendar.ts';
import type { RequestListener } from 'node:http';
import { type App, createApp } from '../app.ts';
import type { Catalogue } from '../core/kits/catalogue.ts';
import type { Ids, Log } from '../core/ports.ts';
import type { Site } from '../operations/world.ts';
import { migrate } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/database.ts';
import type { MovableClock } from './clock.ts';
import { FIRST_MORNING } from './clock.ts';
import { createMailbox, type KeptMail } from './mailbox.ts';
import type { LocalSlack } from './slack/start.ts';
import { inBerlin } from './story/actors.ts';
import { tellTheStory } from './story/tell.ts';
import { createTimeTravel } from './time-travel.ts';

export const SANDBOX_SECRET = '5eedc0de5eedc0de5eedc0de5eedc0de';
export const SANDBOX_TOKEN = 'xoxb-sandbox';

/** Hireloop itself, as the sandbox runs it: a fresh database, the story told, a clock that can be moved. */
export type Running = App & {
  store: Store;
  clock: MovableClock;
  mails: readonly KeptMail[];
  travel(to: Temporal.Instant): Promise<void>;
  slackListener: RequestListener;
};

export type RunOptions = {
  slack: LocalSlack;
  /** Shared with the local Slack, which shows times by it. */
  clock: MovableClock;
  catalogue: Catalogue;
  log: Log;
  /** Where its pages are. */
  site: Site;
  /** Whether to fill it with the demo company. */
  story: boolean;
};

export async function run({ slack, clock, catalogue, log, site, story }: RunOptions): Promise<Running> {
  const store = await openStore('sqlite::memory:');
  await migrate(store);
  clock.set(FIRST_MORNING);
  const mailer = createMailbox(clock);
  const app = await createApp({
    config: {
      slack: {
        botToken: SANDBOX_TOKEN,
        signingSecret: SANDBOX_SECRET,
        appToken: undefined,
        apiUrl: slack.url,
      },
      calendar: ALL_LOCAL,
      videoLink: { template: 'https://meet.example.com/hireloop-{id}' },
    },
    store,
    catalogue,
    clock,
    log,
    mailer,
    site,
    ids: countedIds(),
  });
  const travel = createTimeTravel({ world: app.world, clock, dispatcher: app.dispatcher, log });
  if (story) {
    const person = (name: string) => slack.users.find(u => u.name === name)?.id ?? name;
    const channel = (name: string) => slack.channels.find(c => c.name === name)?.id ?? name;
    const at = (time: string) => clock.set(inBerlin(time));
    await tellTheStory({ world: app.world, team: app.identity.team, person, channel, at, clock }, travel);
  }
  app.dispatcher.start();
  return { ...app, store, clock, travel, mails: mailer.mails };
}

/** The same ids on every start: ties are broken by them. They look like any other. */
function countedIds(): Ids {
  let last = 0;
  return { next: () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}` };
}
