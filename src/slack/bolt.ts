import type { RequestListener } from 'node:http';
import { App } from '@slack/bolt';
import type { Clock, Log } from '../core/ports.ts';
import type { World } from '../operations/world.ts';
import { routeEvents } from './events.ts';
import { interactions } from './interactions.ts';
import type { Clients } from './kernel/clients.ts';
import { quietLogger } from './kernel/clients.ts';
import type { Identity } from './kernel/identity.ts';
import { safetyNet, type WorkInFlight } from './kernel/middleware.ts';
import { createReceiver, guardListener } from './kernel/receiver.ts';
import { routeTo } from './kernel/router.ts';
import { verbs } from './verbs.ts';

export type SlackOptions = {
  world: World;
  clients: Clients;
  identity: Identity;
  signingSecret: string;
  apiUrl: string | undefined;
  /** Real time, for signatures. */
  wall: Clock;
  log: Log;
};

export type Slack = {
  /** Serves `POST /slack/events`. */
  listener: RequestListener;
  /** Requests that were answered and are still worked on. */
  inFlight: WorkInFlight;
};

/** Puts Bolt together: our receiver, our clients, one listener for each kind of payload. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { world, clients, identity, log, wall } = options;
  const receiver = createReceiver(options.signingSecret, log);
  const { botId, botUserId, team } = identity;
  const app = new App({
    receiver,
    authorize: async () => ({ botId, botUserId, teamId: team }),
    convoStore: false,
    deferInitialization: true,
    logger: quietLogger(log),
  });
  await app.init();
  const inFlight: WorkInFlight = { count: 0 };
  app.use(safetyNet({ world, team, log }, inFlight));
  routeTo(app, {
    world,
    client: clients.interactive,
    apiUrl: options.apiUrl,
    log,
    reference: () => world.ids.next().slice(0, 8),
    conversations: { verbs, interactions },
  });
  routeEvents(app, { world, team, client: clients.background });
  return { listener: guardListener(receiver, wall), inFlight };
}
