import { createEmulator } from 'emulate';
import type { Channel, Directory } from './directory.ts';
import { APP_ID, BOT_ID, BOT_USER, SLACKBOT, createIdMap, madeId } from './ids.ts';
import { object, objects, parsed, string, strings } from './json.ts';
import type { Json } from './json.ts';

/**
 * The emulated Slack behind ours: it keeps messages, conversations, files, pins and reactions. It makes random ids for
 * people and channels, so every text that goes through is rewritten both ways.
 */

export type Upstream = {
  /** Calls a Web API method; ids are ours on both sides. `idOfNew` is for a conversation that the call makes. */
  call(method: string, token: string, args: Json, idOfNew?: string): Promise<Json>;
  close(): Promise<void>;
};

type Wanted = { botToken: string; teamName: string; directory: Directory };

/** The person whom the emulator puts into every workspace; nobody else sees them. */
const HOUSEKEEPER = 'U000000001';

export function tokenOf(user: string): string {
  return `xoxp-sandbox-${user}`;
}

export async function startUpstream(wanted: Wanted): Promise<Upstream> {
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seedOf(wanted) } });
  const ids = createIdMap();
  const post = async (method: string, token: string, body: string): Promise<Json> => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    return object(parsed(await response.text()));
  };
  const upstream: Upstream = {
    async call(method, token, args, idOfNew) {
      const answer = await post(method, token, ids.outward(JSON.stringify(args)));
      const theirs = string(object(answer['channel'])['id']);
      if (theirs !== '' && !ids.knows(theirs)) ids.pair(idOfNew ?? nameFor(theirs, answer, args), theirs);
      return object(parsed(ids.inward(JSON.stringify(answer))));
    },
    close: () => emulator.close(),
  };
  await makeRoomForNames((method, args) => post(method, tokenOf(HOUSEKEEPER), JSON.stringify(args)));
  const { members } = await post('users.list', wanted.botToken, '{"limit":1000}');
  for (const member of objects(members)) {
    const person = wanted.directory.humans().find(({ name }) => name === member['name']);
    if (person) ids.pair(person.id, string(member['id']));
  }
  return upstream;
}

/** The emulator starts with #general and #random; ours may be called so too. */
async function makeRoomForNames(call: (method: string, args: Json) => Promise<Json>): Promise<void> {
  await call('conversations.rename', { channel: 'C000000001', name: 'emulated-general' });
  await call('conversations.rename', { channel: 'C000000002', name: 'emulated-random' });
}

/** Opens the conversations of the directory; the app has one with everybody from the start. */
export async function settle(upstream: Upstream, directory: Directory, botToken: string): Promise<void> {
  for (const channel of directory.channels.values()) await create(upstream, channel);
  for (const person of directory.humans().filter(({ isDeleted }) => !isDeleted)) {
    const answer = await upstream.call('conversations.open', botToken, { users: person.id });
    directory.add({
      id: string(object(answer['channel'])['id']),
      kind: 'dm',
      name: person.name,
      topic: '',
      members: new Set([person.id, BOT_USER]),
      isArchived: false,
    });
  }
}

async function create(upstream: Upstream, channel: Channel): Promise<void> {
  const [first, ...others] = [...channel.members].filter(member => member !== SLACKBOT);
  const token = tokenOf(first ?? BOT_USER);
  const is_private = channel.kind === 'private';
  await upstream.call('conversations.create', token, { name: channel.name, is_private }, channel.id);
  if (others.length > 0) {
    await upstream.call('conversations.invite', token, { channel: channel.id, users: others.join(',') });
  }
}

function nameFor(theirs: string, answer: Json, args: Json): string {
  const users = strings(args['users']).toSorted();
  if (theirs.startsWith('D')) return `D${(users[0] ?? theirs).slice(1)}`;
  if (theirs.startsWith('G')) return madeId('G', users.join(' '));
  return madeId('C', string(object(answer['channel'])['name']));
}

function seedOf({ botToken, teamName, directory }: Wanted): Json {
  const humans = directory.humans();
  return {
    team: { name: teamName, domain: domainOf(teamName) },
    users: humans.map(({ name, realName, email, isAdmin }) => ({
      name,
      real_name: realName,
      email,
      is_admin: isAdmin,
    })),
    oauth_apps: [
      {
        app_id: APP_ID,
        client_id: 'sandbox',
        client_secret: 'sandbox',
        name: directory.appName,
        redirect_uris: [],
        bot_id: BOT_ID,
        bot_user_id: BOT_USER,
        bot_name: directory.person(BOT_USER)?.name,
      },
    ],
    tokens: [
      {
        token: botToken,
        type: 'bot',
        user_id: BOT_USER,
        app_id: APP_ID,
        bot_id: BOT_ID,
        bot_user_id: BOT_USER,
      },
      { token: tokenOf(BOT_USER), type: 'bot', user_id: BOT_USER, app_id: APP_ID, bot_id: BOT_ID },
      { token: tokenOf(HOUSEKEEPER), type: 'user', user_id: HOUSEKEEPER },
      ...humans.map(({ id, name }) => ({ token: tokenOf(id), type: 'user', user: name })),
    ],
  };
}

export function domainOf(teamName: string): string {
  return teamName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
