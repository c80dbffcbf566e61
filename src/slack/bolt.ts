import type { RequestListener } from 'node:http';
import type { Clock, Log } from '../core/ports.ts';
import type { World } from '../operations/world.ts';
import { createInbox } from '../store/inbox.ts';
import { routeEvents } from './events.ts';
import { interactions } from './interactions.ts';
import { AnswerKnowingApp } from './kernel/answered.ts';
import type { Clients } from './kernel/clients.ts';
import { quietLogger } from './kernel/clients.ts';
import type { Identity } from './kernel/identity.ts';
import { safetyNet, type WorkInFlight } from './kernel/middleware.ts';
import { createReceiver, guardListener, type Receiver } from './kernel/receiver.ts';
import type { Conversations } from './kernel/route.ts';
import { routeTo } from './kernel/router.ts';
import { createSocketReceiver, keepConnected, type Socket, type SocketReceiver } from './kernel/socket.ts';
import { createTurns } from './kernel/turns.ts';
import { verbs } from './verbs.ts';

export type SlackOptions = {
  world: World;
  clients: Clients;
  identity: Identity;
  signingSecret: string;
  /** Set for Socket Mode: nothing is then served over HTTP. */
  appToken?: string | undefined;
  apiUrl: string | undefined;
  /** Real time, for signatures. */
  wall: Clock;
  log: Log;
  /** What can be said and pressed: all of ours by default. */
  conversations?: Conversations;
};

export type Slack = {
  /** Serves `POST /slack/events`. */
  listener: RequestListener;
  /** In Socket Mode, the connection over which requests come instead. */
  socket: Socket | undefined;
  /** Requests that were answered and are still worked on. */
  inFlight: WorkInFlight;
};

/** Puts Bolt together: our receiver, our clients, one listener for each kind of payload. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { appToken, apiUrl, signingSecret, log, wall } = options;
  if (appToken) {
    const receiver = createSocketReceiver(appToken, apiUrl, log);
    const inFlight = await listen(options, receiver);
    return { listener: nothingHere, socket: keepConnected(receiver, log), inFlight };
  }
  const receiver = createReceiver(signingSecret, log);
  const inFlight = await listen(options, receiver);
  return { listener: guardListener(receiver, wall), socket: undefined, inFlight };
}

const nothingHere: RequestListener = (_request, response) => response.writeHead(404).end();

async function listen(options: SlackOptions, receiver: Receiver | SocketReceiver): Promise<WorkInFlight> {
  const { world, clients, identity, apiUrl, log } = options;
  const { botId, botUserId, team, app: ours } = identity;
  const app = new AnswerKnowingApp({
    receiver,
    authorize: async () => ({ botId, botUserId, teamId: team }),
    convoStore: false,
    deferInitialization: true,
    logger: quietLogger(log),
  });
  await app.init();
  const inFlight: WorkInFlight = { count: 0 };
  const reference = () => world.ids.next().slice(0, 8);
  app.use(safetyNet({ world, inbox: createInbox(world.db), team, app: ours, log, reference }, inFlight));
  const conversations = options.conversations ?? { verbs, interactions };
  const turns = createTurns();
  routeTo(app, { world, client: clients.interactive, apiUrl, log, reference, conversations, turns });
  routeEvents(app, { world, team, client: clients.background, log });
  return inFlight;
}
