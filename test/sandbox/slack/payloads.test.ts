import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { SECRET, TOKEN, startWithSink } from './toy-app.ts';
import type { Payload, Received } from './toy-app.ts';

type World = Awaited<ReturnType<typeof startWithSink>>;
let world: World;
let client: WebClient;
let answer: unknown;

beforeAll(async () => {
  world = await startWithSink(() => ({ body: answer }), {
    app: { commands: [{ command: '/hire', description: 'Hiring', shouldEscape: true }] },
  });
  client = new WebClient(TOKEN, { slackApiUrl: world.slack.url, retryConfig: { retries: 0 } });
});
beforeEach(async () => {
  answer = undefined;
  world.received.length = 0;
  await world.slack.reset();
});
afterAll(() => world.close());

const last = (): Received => {
  const received = world.received.at(-1);
  if (!received) throw new Error('The app received nothing');
  return received;
};
const mia = () => world.slack.users.find(({ name }) => name === 'mia')?.id ?? '';
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const openModal = async (blocks: unknown[], more: Record<string, unknown> = {}) => {
  await world.slack.slash('mia', 'hiring', '/hire', 'open');
  const view = { type: 'modal', title: plain('Title'), submit: plain('Send'), blocks, ...more };
  const trigger_id = last().form['trigger_id'];
  return (
    ((await client.apiCall('views.open', { trigger_id, view })) as { view?: { id: string } }).view?.id ?? ''
  );
};

describe('every request', () => {
  test('is signed over its own body with the real time', async () => {
    await world.slack.slash('mia', 'hiring', '/hire', 'help me, "now" & ü');
    const { headers, body } = last();
    const timestamp = String(headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  });
});

describe('slash commands', () => {
  test('have the fields that Slack sends', async () => {
    await world.slack.slash('mia', '#hiring', '/hire', 'status');
    expect(last().form).toEqual({
      token: expect.any(String),
      team_id: 'T000000001',
      team_domain: 'acme',
      channel_id: world.slack.channels.find(({ name }) => name === 'hiring')?.id,
      channel_name: 'hiring',
      user_id: mia(),
      user_name: 'mia',
      command: '/hire',
      text: 'status',
      api_app_id: 'A0HIRELOOP1',
      is_enterprise_install: 'false',
      response_url: expect.stringContaining('/hooks/'),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    });
  });

  test('hide the names of direct messages and private channels', async () => {
    await world.slack.slash('mia', world.slack.dm('mia'), '/hire');
    expect(last().form).toMatchObject({ channel_name: 'directmessage', text: '' });
    await world.slack.slash('mia', 'offers', '/hire');
    expect(last().form['channel_name']).toBe('privategroup');
  });

  test('carry people and channels by id where the command asks for it', async () => {
    await world.slack.slash('mia', 'hiring', '/hire', 'me @ben in #general and @nobody');
    const ben = world.slack.users.find(({ name }) => name === 'ben')?.id;
    const general = world.slack.channels.find(({ name }) => name === 'general')?.id;
    expect(last().form['text']).toBe(`me <@${ben}|ben> in <#${general}|general> and @nobody`);
  });

  test('an answer in the response is shown to the person, or to all where it says so', async () => {
    answer = { text: 'Only for you' };
    await world.slack.slash('mia', 'hiring', '/hire');
    answer = { response_type: 'in_channel', text: 'For all' };
    await world.slack.slash('mia', 'hiring', '/hire');
    expect(world.slack.messages('mia', 'hiring').map(({ text }) => text)).toEqual([
      'Only for you',
      'For all',
    ]);
    expect(world.slack.messages('ben', 'hiring').map(({ text }) => text)).toEqual(['For all']);
  });

  test('nobody types into a channel that they are not in', async () => {
    expect(await world.slack.slash('ana', 'hiring', '/hire')).toMatchObject({ kind: 'failed' });
    expect(world.received).toEqual([]);
  });
});

describe('pressing', () => {
  const actions = {
    type: 'actions',
    block_id: 'choice',
    elements: [
      { type: 'button', action_id: 'book', text: plain('Book'), value: 'i1', style: 'primary' },
      {
        type: 'static_select',
        action_id: 'level',
        options: [option('mid'), option('senior')],
        initial_option: option('mid'),
      },
    ],
  };

  test('a button of a message', async () => {
    const { ts = '' } = (await client.apiCall('chat.postMessage', {
      channel: 'hiring',
      text: 'x',
      blocks: [actions],
    })) as { ts?: string };
    const place = { channel: 'hiring', ts };
    expect(await world.slack.press('mia', { place, action: 'book' })).toMatchObject({ kind: 'done' });
    const { payload } = last();
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: mia(), username: 'mia', name: 'mia', team_id: 'T000000001' },
      team: { id: 'T000000001', domain: 'acme' },
      api_app_id: 'A0HIRELOOP1',
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: ts, is_ephemeral: false },
      channel: { name: 'hiring' },
      message: { ts, text: 'x', bot_id: 'B0HIRELOOP1', blocks: [{ block_id: 'choice' }] },
      response_url: expect.stringContaining('/hooks/'),
      trigger_id: expect.any(String),
      state: { values: { choice: { level: { type: 'static_select', selected_option: option('mid') } } } },
    });
    expect(payload.actions).toEqual([
      {
        type: 'button',
        action_id: 'book',
        block_id: 'choice',
        text: plain('Book'),
        value: 'i1',
        style: 'primary',
        action_ts: expect.any(String),
      },
    ]);
  });

  test('a select of a message', async () => {
    const { ts = '' } = (await client.apiCall('chat.postMessage', {
      channel: 'hiring',
      text: 'x',
      blocks: [actions],
    })) as { ts?: string };
    await world.slack.press('mia', { place: { channel: 'hiring', ts }, action: 'level', value: 'senior' });
    expect(last().payload.actions).toMatchObject([{ action_id: 'level', selected_option: option('senior') }]);
    expect(last().payload.state.values.choice.level.selected_option).toEqual(option('senior'));
  });

  test('a button of an ephemeral message tells the app where and when, and not what', async () => {
    const user = mia();
    const channel = world.slack.channels.find(({ name }) => name === 'hiring')?.id;
    const { message_ts: ts = '' } = (await client.apiCall('chat.postEphemeral', {
      channel,
      user,
      text: 'x',
      blocks: [actions],
    })) as { message_ts?: string };
    await world.slack.press('mia', { place: { channel: 'hiring', ts }, action: 'book' });
    expect(last().payload).toMatchObject({ container: { is_ephemeral: true, message_ts: ts } });
    expect(last().payload).not.toHaveProperty('message');
    expect(
      await world.slack.press('ben', { place: { channel: 'hiring', ts }, action: 'book' }),
    ).toMatchObject({ kind: 'failed' });
  });

  test('a button of a modal carries what the inputs hold so far', async () => {
    const input = {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'text' },
    };
    const view = await openModal([input, actions], { private_metadata: '{"id":1}', callback_id: 'cb' });
    await world.slack.press('mia', { place: { view }, action: 'book', values: { name: { text: 'Mia' } } });
    const { payload } = last();
    expect(payload).toMatchObject({
      container: { type: 'view', view_id: view },
      view: {
        id: view,
        private_metadata: '{"id":1}',
        callback_id: 'cb',
        root_view_id: view,
        previous_view_id: null,
        hash: expect.any(String),
        state: { values: { name: { text: { type: 'plain_text_input', value: 'Mia' } } } },
      },
    });
    expect(payload).not.toHaveProperty('response_url');
  });
});

describe('submissions', () => {
  const input = (id: string, element: Record<string, unknown>): Payload => ({
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(id),
    element: { action_id: 'a', ...element },
  });
  const rich = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hi' }] }],
  };
  const EVERY: [
    type: string,
    element: Record<string, unknown>,
    given: unknown,
    state: Record<string, unknown>,
  ][] = [
    ['plain_text_input', {}, 'Mia', { value: 'Mia' }],
    ['plain_text_input', { initial_value: 'Start' }, undefined, { value: 'Start' }],
    ['plain_text_input', {}, undefined, { value: null }],
    ['email_text_input', {}, 'a@b.example', { value: 'a@b.example' }],
    ['url_text_input', {}, 'https://a.example', { value: 'https://a.example' }],
    ['number_input', { is_decimal_allowed: false }, '4', { value: '4' }],
    ['rich_text_input', {}, 'Hi', { rich_text_value: rich }],
    ['static_select', { options: [option('a'), option('b')] }, 'b', { selected_option: option('b') }],
    ['static_select', { options: [option('a')] }, undefined, { selected_option: null }],
    ['external_select', {}, option('x'), { selected_option: option('x') }],
    [
      'radio_buttons',
      { options: [option('a')], initial_option: option('a') },
      undefined,
      { selected_option: option('a') },
    ],
    ['checkboxes', { options: [option('a'), option('b')] }, ['b'], { selected_options: [option('b')] }],
    ['checkboxes', { options: [option('a')] }, undefined, { selected_options: [] }],
    [
      'multi_static_select',
      { options: [option('a'), option('b')] },
      ['a', 'b'],
      { selected_options: [option('a'), option('b')] },
    ],
    ['users_select', {}, 'U0MIA', { selected_user: 'U0MIA' }],
    ['multi_users_select', {}, ['U0MIA'], { selected_users: ['U0MIA'] }],
    ['channels_select', {}, 'C0X', { selected_channel: 'C0X' }],
    ['conversations_select', {}, 'C0X', { selected_conversation: 'C0X' }],
    ['multi_conversations_select', {}, [], { selected_conversations: [] }],
    ['datepicker', {}, '2026-03-01', { selected_date: '2026-03-01' }],
    [
      'timepicker',
      { timezone: 'Asia/Kolkata' },
      '09:30',
      { selected_time: '09:30', timezone: 'Asia/Kolkata' },
    ],
    ['datetimepicker', {}, 1_770_000_000, { selected_date_time: 1_770_000_000 }],
  ];

  test.each(EVERY)('the value of %s %j', async (type, element, given, state) => {
    const view = await openModal([input('one', { type, ...element })]);
    await world.slack.submit('mia', view, given === undefined ? {} : { one: { a: given } });
    expect(last().payload).toMatchObject({ type: 'view_submission', response_urls: [] });
    expect(last().payload.view.state.values).toEqual({ one: { a: { type, ...state } } });
  });

  test('the conversation where the modal was opened is the current one', async () => {
    const element = {
      type: 'conversations_select',
      default_to_current_conversation: true,
      response_url_enabled: true,
    };
    const view = await openModal([input('where', element)]);
    await world.slack.submit('mia', view);
    const channel_id = world.slack.channels.find(({ name }) => name === 'hiring')?.id;
    expect(last().payload.view.state.values.where.a.selected_conversation).toBe(channel_id);
    expect(last().payload.response_urls).toMatchObject([{ block_id: 'where', action_id: 'a', channel_id }]);
  });

  test.each<[string, Record<string, unknown>, unknown, RegExp]>([
    ['empty', { type: 'plain_text_input' }, '', /required/],
    ['nothing ticked', { type: 'checkboxes', options: [option('a')] }, [], /required/],
    ['too short', { type: 'plain_text_input', min_length: 3 }, 'ab', /at least 3/],
    ['too long', { type: 'plain_text_input', max_length: 3 }, 'abcd', /at most 3/],
    ['no number', { type: 'number_input', is_decimal_allowed: true }, 'four', /number/],
    ['a fraction', { type: 'number_input', is_decimal_allowed: false }, '1.5', /whole/],
    ['too small', { type: 'number_input', is_decimal_allowed: false, min_value: '2' }, '1', /2 or more/],
    ['too great', { type: 'number_input', is_decimal_allowed: false, max_value: '2' }, '3', /2 or less/],
    ['no address', { type: 'email_text_input' }, 'mia', /email/],
    ['no url', { type: 'url_text_input' }, 'mia', /URL/],
    ['too many', { type: 'multi_users_select', max_selected_items: 1 }, ['U1', 'U2'], /at most 1/],
  ])('Slack itself refuses %s', async (_, element, given, words) => {
    const view = await openModal([{ ...input('one', element), optional: false }]);
    world.received.length = 0;
    expect(await world.slack.submit('mia', view, { one: { a: given } })).toMatchObject({
      kind: 'errors',
      errors: { one: expect.stringMatching(words) },
    });
    expect(world.received).toEqual([]);
  });
});

describe('options, shortcuts and events', () => {
  const select = {
    type: 'input',
    block_id: 'who',
    label: plain('Who'),
    element: { type: 'external_select', action_id: 'person' },
  };

  test('an external select asks, and gets options or groups', async () => {
    const view = await openModal([select]);
    answer = { options: [option('mia')] };
    const asked = { place: { view }, action: 'person', query: 'mi' };
    expect(await world.slack.suggest('mia', asked)).toEqual({
      groups: [{ label: '', options: [option('mia')] }],
    });
    expect(last().payload).toMatchObject({
      type: 'block_suggestion',
      action_id: 'person',
      block_id: 'who',
      value: 'mi',
      container: { type: 'view', view_id: view },
      view: { id: view },
    });
    answer = { option_groups: [{ label: plain('Here'), options: [option('ben')] }] };
    expect(await world.slack.suggest('mia', asked)).toEqual({
      groups: [{ label: 'Here', options: [option('ben')] }],
    });
  });

  test('more than a hundred options are refused', async () => {
    const view = await openModal([select]);
    answer = { options: Array.from({ length: 101 }, (_, index) => option(`o${index}`)) };
    const result = await world.slack.suggest('mia', { place: { view }, action: 'person', query: '' });
    expect(result.groups).toEqual([]);
    expect(world.slack.journal().at(-1)?.details).toEqual([
      expect.stringContaining('101 entries, at most 100'),
    ]);
  });

  test('shortcuts, global and on a message', async () => {
    await world.slack.shortcut('mia', 'schedule');
    expect(last().payload).toMatchObject({
      type: 'shortcut',
      callback_id: 'schedule',
      trigger_id: expect.any(String),
    });
    await world.slack.say('ben', 'hiring', 'Look');
    const ts = world.slack.messages('mia', 'hiring').at(-1)?.ts ?? '';
    await world.slack.shortcut('mia', 'note', { channel: 'hiring', ts });
    expect(last().payload).toMatchObject({
      type: 'message_action',
      callback_id: 'note',
      message_ts: ts,
      message: { text: 'Look' },
      channel: { name: 'hiring' },
      response_url: expect.any(String),
    });
  });

  test('opening the Home tab', async () => {
    await world.slack.openHome('mia');
    expect(last().payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T000000001',
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ user_id: 'U0HIRELOOP1', is_bot: true }],
      event: { type: 'app_home_opened', user: mia(), tab: 'home', channel: world.slack.dm('mia') },
    });
    expect(last().payload.event).not.toHaveProperty('view');
    await client.apiCall('views.publish', { user_id: mia(), view: { type: 'home', blocks: [] } });
    await world.slack.openHome('mia');
    expect(last().payload.event.view).toMatchObject({ type: 'home' });
  });

  test('a changed profile', async () => {
    await world.slack.changePerson(mia(), { zone: 'Asia/Tokyo', isDeleted: false });
    expect(last().payload.event).toMatchObject({
      type: 'user_change',
      user: { id: mia(), tz: 'Asia/Tokyo' },
    });
  });

  test('every event has its own id', async () => {
    await world.slack.openHome('mia');
    await world.slack.openHome('mia');
    expect(new Set(world.received.map(({ payload }) => payload.event_id)).size).toBe(2);
  });
});
