import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { localCalendar } from '../../../src/calendars/local.ts';
import { settleIn } from '../../../src/operations/settle-in.ts';
import type { World } from '../../../src/operations/world.ts';
import { startLocalSlack } from '../../../src/sandbox/slack/start.ts';
import { createSlack, type Slack } from '../../../src/slack/bolt.ts';
import { createClients } from '../../../src/slack/kernel/clients.ts';
import { identify } from '../../../src/slack/kernel/identity.ts';
import { calendarEvents } from '../../../src/store/calendar-events.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open.ts';
import { systemClock } from '../../../src/system.ts';
import { quietLog } from '../../quiet-log.ts';
import { catalogue, countingIds, FakeClock, TEAM } from '../../world.ts';
import { CHANNELS, GENERAL, PEOPLE, RAE } from '../company/cast.ts';
import { SECRET, TOKEN } from '../company/start.ts';
import { startSocketServer } from './socket-server.ts';
import { type Toys, toys } from './toys.ts';

let slack: Slack;
let server: Awaited<ReturnType<typeof startSocketServer>>;
let toy: Toys;
let logged: ReturnType<typeof quietLog>;
let end: () => Promise<void>;

beforeEach(async () => {
  const local = await startLocalSlack({
    people: PEOPLE,
    channels: CHANNELS,
    appUrl: '',
    signingSecret: SECRET,
    botToken: TOKEN,
  });
  server = await startSocketServer(local.url);
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
  toy = toys();
  logged = quietLog();
  const { log } = logged;
  const clients = createClients(TOKEN, server.url, log);
  slack = await createSlack({
    world,
    clients,
    identity: await identify(clients.background),
    signingSecret: SECRET,
    appToken: 'xapp-acme',
    apiUrl: server.url,
    wall: systemClock,
    log,
    conversations: toy.conversations,
  });
  end = async () => {
    server.close();
    await slack.socket?.stop();
    await store.close();
    await local.close();
  };
});
afterEach(() => end());

let envelopes = 0;
function deliver(type: string, payload: object, envelope = `e${(envelopes += 1)}`): string {
  server.say({ type, envelope_id: envelope, payload, accepts_response_payload: true });
  return envelope;
}
const command = (text: string) => ({
  command: '/hire',
  text,
  team_id: TEAM,
  user_id: RAE,
  channel_id: GENERAL,
  trigger_id: '1.1',
});
const answerTo = (envelope: string) =>
  vi.waitUntil(() => server.answers.find(a => a.envelope_id === envelope), { interval: 2, timeout: 5000 });
/** A command is answered before it is run. */
const hasRun = (what: string) => vi.waitUntil(() => toy.ran.includes(what), { interval: 2 });
const connected = (times: number) =>
  vi.waitUntil(() => server.state.opened === times && server.connections.size === 1, {
    interval: 5,
    timeout: 15_000,
  });

describe('Socket Mode', () => {
  test('takes commands, forms and searches over the connection that it opens', async () => {
    await slack.socket?.start();
    await answerTo(deliver('slash_commands', command('tell me')));
    await hasRun('tell me');
    const form = deliver('interactive', {
      type: 'view_submission',
      team: { id: TEAM },
      user: { id: RAE },
      view: {
        id: 'V1',
        hash: 'h',
        callback_id: 'toy.form',
        private_metadata: 'how=field',
        title: { text: 'A form' },
        blocks: [{ type: 'input', block_id: 'second' }],
        state: { values: {} },
      },
    });
    expect(await answerTo(form)).toMatchObject({ payload: { response_action: 'errors' } });
    const search = { type: 'block_suggestion', team: { id: TEAM }, user: { id: RAE } };
    const found = deliver('interactive', { ...search, action_id: 'toy.search', value: 'a' });
    expect(await answerTo(found)).toMatchObject({ payload: { options: expect.any(Array) } });
    expect(toy.ran).toEqual(['tell me', 'form field']);
  });

  test('does the same envelope once', async () => {
    await slack.socket?.start();
    await answerTo(deliver('slash_commands', command('tell once'), 'twice'));
    await hasRun('tell once');
    server.answers.length = 0;
    deliver('slash_commands', command('tell once'), 'twice');
    await answerTo('twice');
    expect(toy.ran).toEqual(['tell once']);
  });

  test('connects again when Slack ends the connection', async () => {
    await slack.socket?.start();
    server.say({ type: 'disconnect', reason: 'refresh_requested' });
    await connected(2);
    await vi.waitUntil(() => logged.lines.some(l => l.what === 'connected to Slack again'), { interval: 5 });
    await answerTo(deliver('slash_commands', command('tell again')));
    await hasRun('tell again');
    expect(server.state.opened).toBe(2);
  });

  test('keeps trying where Slack refuses for a while, and the process lives on', async () => {
    await slack.socket?.start();
    server.state.refuse.push('invalid_auth');
    for (const socket of server.connections) socket.destroy();
    await connected(2);
    expect(logged.lines.filter(l => l.level === 'error')).not.toEqual([]);
  });

  test('outlives a message that is nothing', async () => {
    await slack.socket?.start();
    server.say({ type: 'events_api', envelope_id: 'broken', payload: {} });
    server.say({});
    await answerTo(deliver('slash_commands', command('tell on')));
    await hasRun('tell on');
    expect(logged.lines.map(l => l.what)).toContain('a promise was rejected that nobody waited for');
  });

  test('says at the start that the token is wrong', async () => {
    server.state.refuse.push('invalid_auth');
    await expect(slack.socket?.start()).rejects.toThrow('Slack refuses SLACK_APP_TOKEN (invalid_auth).');
  });

  test('stops for good', async () => {
    await slack.socket?.start();
    await slack.socket?.stop();
    await vi.waitUntil(() => server.connections.size === 0, { interval: 5 });
    expect(server.state.opened).toBe(1);
  });
});
