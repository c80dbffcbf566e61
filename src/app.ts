import type { RequestListener } from 'node:http';
import { chooseCalendar } from './app-calendars.ts';
import { loadCatalogue, SHIPPED_DATA } from './catalogue.ts';
import type { Config } from './config.ts';
import type { Catalogue } from './core/kits/catalogue.ts';
import type { Clock, Ids, Log, Mailer } from './core/ports.ts';
import { createDispatcher, type Dispatcher } from './jobs/dispatcher.ts';
import { jobs } from './jobs/job-kinds.ts';
import type { Site, World } from './operations/world.ts';
import { createSlack } from './slack/bolt.ts';
import { meetWorkspace } from './slack/directory.ts';
import { createClients } from './slack/kernel/clients.ts';
import { identify, type Identity } from './slack/kernel/identity.ts';
import { createMessenger } from './slack/messenger.ts';
import type { Store } from './store/database.ts';
import { systemClock } from './system.ts';

/** Everything put together, not yet started: what `serve` and the sandbox run, and what tests start. */
export type App = {
  world: World;
  dispatcher: Dispatcher;
  identity: Identity;
  slackListener: RequestListener;
  /** Slack requests that were answered and are still worked on. */
  inFlight: () => number;
  /** In Socket Mode, takes no more requests. */
  stop: () => Promise<void>;
};

export type AppOptions = {
  config: Pick<Config, 'slack' | 'calendar'> & Partial<Pick<Config, 'videoLink'>>;
  /** Where our pages are; undefined where nobody could reach them. */
  site?: Site | undefined;
  store: Store;
  catalogue: Catalogue;
  clock: Clock;
  ids: Ids;
  log: Log;
  mailer: Mailer | undefined;
};

/** Other processes on the same PostgreSQL enqueue effects too. */
const POLL_MS = 1000;

export async function createApp(options: AppOptions): Promise<App> {
  const { config, store, catalogue, clock, ids, log, mailer, site } = options;
  const { botToken, signingSecret, appToken, apiUrl } = config.slack;
  const clients = createClients(botToken, apiUrl, log);
  const identity = await identify(clients.background);
  // The dispatcher needs the world and the world kicks the dispatcher: one of them comes second.
  const later: { dispatcher?: Dispatcher } = {};
  const world: World = {
    db: store.db,
    clock,
    ids,
    catalogue,
    calendar: await chooseCalendar({ config: config.calendar, store, clock }),
    site,
    videoLink: config.videoLink,
    kick: () => later.dispatcher?.kick(),
  };
  const messenger = createMessenger({ world, client: clients.background });
  const outside = { world, messenger, mailer, log };
  const alone = store.engine === 'sqlite';
  const dispatcher = createDispatcher(outside, jobs, { alone, ...(alone ? {} : { pollMs: POLL_MS }) });
  later.dispatcher = dispatcher;
  const client = clients.background;
  await meetWorkspace({ world, client, log }, identity);
  const slack = await createSlack({
    world,
    clients,
    identity,
    signingSecret,
    appToken,
    apiUrl,
    wall: systemClock,
    log,
  });
  await slack.socket?.start();
  return {
    world,
    dispatcher,
    identity,
    slackListener: slack.listener,
    inFlight: () => slack.inFlight.count,
    stop: async () => slack.socket?.stop(),
  };
}

/** The files that ship with Hireloop, and the team's own. */
export function loadData(dataFolder: string | undefined): Catalogue {
  return loadCatalogue({ folders: dataFolder ? [SHIPPED_DATA, dataFolder] : [SHIPPED_DATA] });
}
