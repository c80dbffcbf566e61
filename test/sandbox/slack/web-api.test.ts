import { LogLevel, WebClient } from '@slack/web-api';
import type { WebClientOptions } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TOKEN, startWithSink } from './toy-app.ts';

type World = Awaited<ReturnType<typeof startWithSink>>;
let world: World;
let client: WebClient;

beforeAll(async () => {
  world = await startWithSink(undefined, { now: () => Temporal.Instant.from('2026-01-15T12:00:00Z') });
  client = clientOf();
});
beforeEach(() => world.slack.reset());
afterAll(() => world.close());

const clientOf = (token: string | undefined = TOKEN, slackApiUrl = world.slack.url) => {
  const logger = Object.fromEntries(
    ['debug', 'info', 'warn', 'error', 'setName', 'setLevel'].map(name => [name, () => {}]),
  );
  const options = {
    slackApiUrl,
    retryConfig: { retries: 0 },
    logger: { ...logger, getLevel: () => LogLevel.ERROR },
  };
  return new WebClient(token, options as unknown as WebClientOptions);
};
const idOf = (name: string) => world.slack.users.find(user => user.name === name)?.id ?? '';
const channelId = (name: string) => world.slack.channels.find(channel => channel.name === name)?.id ?? '';
type Posted = { ts?: string; channel?: string; message?: { blocks?: unknown } };
const post = (message: Record<string, unknown>) =>
  client.apiCall('chat.postMessage', message) as Promise<Posted>;
const errorOf = async (call: Promise<unknown>) => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
};
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

describe('who is there', () => {
  test('ids are the same on every start', async () => {
    const ids = () => [...world.slack.users, ...world.slack.channels].map(({ id }) => id);
    const before = ids();
    await world.slack.reset();
    expect(ids()).toEqual(before);
    expect(new Set(before).size).toBe(before.length);
    const other = await startWithSink();
    expect([...other.slack.users, ...other.slack.channels].map(({ id }) => id)).toEqual(before);
    await other.close();
  });

  test('auth.test names the bot and tells its scopes in a header', async () => {
    const response = await fetch(`${world.slack.url}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(response.headers.get('x-oauth-scopes')).toContain('chat:write');
    expect(await response.json()).toMatchObject({
      ok: true,
      team: 'Acme',
      team_id: 'T000000001',
      user_id: 'U0HIRELOOP1',
      bot_id: 'B0HIRELOOP1',
    });
  });

  test('no token and a wrong token are told apart', async () => {
    expect(await errorOf(clientOf('').auth.test())).toBe('not_authed');
    expect(await errorOf(clientOf('xoxb-other').auth.test())).toBe('invalid_auth');
  });

  test('users.list tells zones, admins, guests and who left', async () => {
    const { members = [] } = await client.users.list({});
    const member = (name: string) => members.find(one => one.name === name);
    expect(member('mia')).toMatchObject({
      tz: 'Europe/Berlin',
      tz_label: 'Central European Standard Time',
      tz_offset: 3600,
      is_admin: true,
      profile: { email: 'mia@acme.example' },
    });
    expect(member('ana')).toMatchObject({ tz_offset: 19_800, is_admin: false });
    expect(member('gil')).toMatchObject({ is_restricted: true });
    expect(member('zoe')).toMatchObject({ deleted: true });
    expect(member('zoe')).not.toHaveProperty('tz');
    expect(member('hireloop')).toMatchObject({ is_bot: true });
  });

  test('users.list comes in pages', async () => {
    const first = await client.users.list({ limit: 2 });
    const second = await client.users.list({
      limit: 200,
      cursor: first.response_metadata?.next_cursor ?? '',
    });
    expect(first.members).toHaveLength(2);
    expect(second.members?.map(({ name }) => name)).not.toContain(first.members?.[0]?.name);
  });

  test('users.lookupByEmail finds who is there and not who left', async () => {
    expect((await client.users.lookupByEmail({ email: 'Ben@acme.example' })).user?.name).toBe('ben');
    expect(await errorOf(client.users.lookupByEmail({ email: 'zoe@acme.example' }))).toBe('users_not_found');
  });

  test('without users:read.email there is no address, and what needs another scope is refused', async () => {
    const narrow = await startWithSink(undefined, { scopes: ['chat:write', 'users:read'] });
    const other = clientOf(TOKEN, narrow.slack.url);
    expect((await other.users.info({ user: idOf('mia') })).user?.profile).not.toHaveProperty('email');
    expect(await errorOf(other.conversations.create({ name: 'x' }))).toBe('missing_scope');
    await narrow.close();
  });
});

describe('messages', () => {
  test('a message reaches the channel, the metadata is kept, an update changes it in place', async () => {
    const metadata = { event_type: 'booked', event_payload: { interview: 'i1' } };
    const { ts = '' } = await post({
      channel: channelId('hiring'),
      text: 'One',
      metadata,
    });
    expect(world.slack.messages('mia', 'hiring')).toMatchObject([{ ts, text: 'One', metadata, revision: 1 }]);
    const history = await client.conversations.history({ channel: channelId('hiring') });
    expect(history.messages).toMatchObject([{ ts, metadata }]);
    await client.chat.update({ channel: channelId('hiring'), ts, text: 'Two', blocks: [section('Two')] });
    expect(world.slack.messages('ben', 'hiring')).toMatchObject([{ ts, text: 'Two', revision: 2 }]);
  });

  test('blocks and elements without names get some', async () => {
    const actions = {
      type: 'actions',
      elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }],
    } as const;
    const { message } = await post({
      channel: 'hiring',
      text: 'x',
      blocks: [actions, section('x')],
    });
    expect(message?.blocks).toMatchObject([
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] },
      { block_id: expect.any(String) },
    ]);
  });

  test('a person is written to by their id, and nobody else sees it', async () => {
    const { channel } = await post({ channel: idOf('ben'), text: 'Only you' });
    expect(channel).toBe(world.slack.dm('ben'));
    expect(world.slack.messages('ben', world.slack.dm('ben'))).toMatchObject([{ text: 'Only you' }]);
    expect((await client.conversations.open({ users: idOf('ben') })).channel?.id).toBe(channel);
  });

  test('the app writes only where it was invited', async () => {
    expect(await errorOf(post({ channel: channelId('watercooler'), text: 'x' }))).toBe('not_in_channel');
    expect(await errorOf(post({ channel: channelId('offers'), text: 'x' }))).toBe('channel_not_found');
    expect(world.slack.journal().map(({ title }) => title)).toContain('chat.postMessage: not_in_channel');
    await world.slack.invite('mia', 'watercooler', 'hireloop');
    expect(await errorOf(post({ channel: channelId('watercooler'), text: 'x' }))).toBe('ok');
    expect(await errorOf(post({ channel: idOf('zoe'), text: 'x' }))).toBe('channel_not_found');
  });

  test('an archived channel takes no messages', async () => {
    await client.conversations.archive({ channel: channelId('hiring') });
    expect(await errorOf(post({ channel: channelId('hiring'), text: 'x' }))).toBe('is_archived');
  });

  test('an ephemeral message is for one person, who must be in the channel, and cannot be updated', async () => {
    const whisper = (name: string) =>
      client.chat.postEphemeral({ channel: channelId('hiring'), user: idOf(name), text: 'Psst' });
    const { message_ts: ts = '' } = await whisper('mia');
    expect(world.slack.messages('mia', 'hiring')).toMatchObject([{ text: 'Psst' }]);
    expect(world.slack.messages('ben', 'hiring')).toEqual([]);
    expect(await errorOf(whisper('ana'))).toBe('user_not_in_channel');
    expect(await errorOf(client.chat.update({ channel: channelId('hiring'), ts, text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  test('what Slack refuses is refused with its codes, in words, and the page hears of it', async () => {
    const long = post({
      channel: 'hiring',
      text: 'x',
      blocks: [section('m'.repeat(3001))],
    });
    await expect(long).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')] },
      },
    });
    expect(world.slack.journal().at(-1)).toMatchObject({
      kind: 'refused',
      title: 'chat.postMessage to hiring: invalid_blocks',
      details: [expect.stringContaining('3001 characters, at most 3000')],
    });
    expect(world.slack.messages('mia', 'hiring')).toEqual([]);
  });

  test.each([
    [
      'msg_blocks_too_long',
      { text: 'x', blocks: Array.from({ length: 5 }, () => section('m'.repeat(2900))) },
    ],
    ['no_text', { text: '' }],
    ['invalid_blocks', { text: 'x', blocks: [{ type: 'nonsense' }] }],
    ['invalid_metadata_format', { text: 'x', metadata: {} }],
    ['invalid_blocks_format', { text: 'x', blocks: 'no json' }],
  ])('%s', async (error, message) => {
    expect(await errorOf(post({ channel: 'hiring', ...message }))).toBe(error);
  });

  test('blocks without a text are posted, with advice', async () => {
    await post({ channel: 'hiring', blocks: [section('x')] });
    expect(world.slack.journal()).toMatchObject([{ kind: 'advice' }]);
  });

  test('unread counts fall when a person reads, and own messages never count', async () => {
    await post({ channel: 'hiring', text: 'x' });
    await world.slack.say('mia', 'hiring', 'Hello <world>');
    expect([
      world.slack.unread('mia', channelId('hiring')),
      world.slack.unread('ben', channelId('hiring')),
    ]).toEqual([0, 2]);
    expect(world.slack.messages('ben', 'hiring').at(-1)?.text).toBe('Hello &lt;world&gt;');
  });

  test('people cannot write to an app whose messages tab is read-only', async () => {
    expect(await world.slack.say('mia', world.slack.dm('mia'), 'x')).toMatchObject({ kind: 'failed' });
  });
});

describe('conversations', () => {
  test('a channel is made, filled and known', async () => {
    const { channel } = await client.conversations.create({ name: 'loop-mia', is_private: true });
    const id = channel?.id ?? '';
    await client.conversations.invite({ channel: id, users: `${idOf('mia')},${idOf('ben')}` });
    const { members = [] } = await client.conversations.members({ channel: id });
    expect(members.toSorted((a, b) => a.localeCompare(b))).toEqual(
      ['U0HIRELOOP1', idOf('mia'), idOf('ben')].toSorted(),
    );
    expect(await errorOf(client.conversations.create({ name: 'general' }))).toBe('name_taken');
    await post({ channel: id, text: 'Welcome' });
    expect(world.slack.messages('ben', 'loop-mia')).toHaveLength(1);
  });

  test('a channel made by the app has the same id on every start', async () => {
    const make = async () => (await client.conversations.create({ name: 'loop-ben' })).channel?.id;
    const first = await make();
    await world.slack.reset();
    expect(await make()).toBe(first);
  });

  test('lists leave out what belongs to the emulator', async () => {
    const { channels = [] } = await client.conversations.list({ limit: 100 });
    expect(channels.map(({ name }) => String(name)).toSorted()).toEqual(['general', 'hiring', 'watercooler']);
    expect((await client.conversations.info({ channel: channelId('general') })).channel).toMatchObject({
      num_members: 4,
      is_member: true,
    });
    expect(await errorOf(client.conversations.info({ channel: channelId('offers') }))).toBe(
      'channel_not_found',
    );
  });

  test('a conversation with somebody who left is refused', async () => {
    expect(await errorOf(client.conversations.open({ users: idOf('zoe') }))).toBe('user_disabled');
  });
});

describe('bad days', () => {
  test('a rate limit comes with Retry-After, and passes', async () => {
    world.slack.misbehave('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 7 });
    const raw = () =>
      fetch(`${world.slack.url}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: channelId('hiring'), text: 'x' }),
      });
    const limited = await raw();
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await (await raw()).json()).toMatchObject({ ok: true });
  });

  test('an answer can be lost after the work was done', async () => {
    world.slack.misbehave('chat.postMessage', { kind: 'answer-lost' });
    await expect(post({ channel: 'hiring', text: 'Once' })).rejects.toThrow('fetch failed');
    expect(world.slack.messages('mia', 'hiring')).toMatchObject([{ text: 'Once' }]);
  });

  test('a method that is not there is unknown', async () => {
    expect(await errorOf(client.apiCall('usergroups.list'))).toBe('unknown_method');
  });

  test('blocks.validate answers with pointers', async () => {
    const call = client.apiCall('blocks.validate', { blocks: [{ type: 'divider', nonsense: 1 }] });
    await expect(call).rejects.toMatchObject({
      data: { error: 'invalid_blocks', errors: [{ pointer: '/blocks/0/nonsense', code: 'unknown_key' }] },
    });
  });
});
