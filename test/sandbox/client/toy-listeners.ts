import type { App } from '@slack/bolt';

/** A small app that shows and asks for everything: what the browser tests press. */

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (value: string, text = value, detail?: string) => ({
  text: plain(text),
  value,
  ...(detail === undefined ? {} : { description: plain(detail) }),
});
const input = (
  id: string,
  label: string,
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});
const button = (action_id: string, text: string, more: Record<string, unknown> = {}) => ({
  type: 'button',
  action_id,
  text: plain(text),
  value: action_id,
  ...more,
});
const modal = (title: string, blocks: unknown[], more: Record<string, unknown> = {}) =>
  ({
    type: 'modal',
    callback_id: 'form',
    title: plain(title),
    submit: plain('Send'),
    blocks,
    ...more,
  }) as never;

const LEVELS = ['junior', 'mid', 'senior'];

const formBlocks = [
  {
    type: 'alert',
    level: 'warning',
    text: plain('Nobody sees what you write before they have written themselves.'),
  },
  input(
    'name',
    'Name',
    { type: 'plain_text_input', max_length: 40, placeholder: plain('Mia Okafor') },
    { hint: plain('As it stands in the application') },
  ),
  input('email', 'E-mail', { type: 'email_text_input' }, { optional: true }),
  input(
    'years',
    'Years',
    { type: 'number_input', is_decimal_allowed: false, min_value: '0', max_value: '50' },
    { optional: true },
  ),
  input(
    'level',
    'Level',
    { type: 'static_select', options: LEVELS.map(level => option(level)) },
    { optional: true },
  ),
  input(
    'layers',
    'Layers',
    { type: 'multi_static_select', options: ['api', 'data', 'infrastructure'].map(one => option(one)) },
    { optional: true },
  ),
  input(
    'verdict',
    'Verdict',
    {
      type: 'radio_buttons',
      options: [option('yes', 'Yes', 'Would work with them'), option('no', 'No', 'Would not')],
    },
    { optional: true },
  ),
  input(
    'flags',
    'Flags',
    { type: 'checkboxes', options: [option('late', 'Came late'), option('rude', 'Was rude')] },
    { optional: true },
  ),
  input('person', 'Interviewer', { type: 'users_select' }, { optional: true }),
  input('candidate', 'Candidate', { type: 'external_select', min_query_length: 2 }, { optional: true }),
  input('day', 'Day', { type: 'datepicker' }, { optional: true }),
  input('time', 'Time', { type: 'timepicker', timezone: 'Asia/Kolkata' }, { optional: true }),
  input('at', 'Start', { type: 'datetimepicker' }, { optional: true }),
  input('notes', 'Notes', { type: 'plain_text_input', multiline: true }, { optional: true }),
];

type Client = App['client'];
type Verb = (client: Client, command: { trigger_id: string; channel_id: string }) => Promise<unknown>;
const post = (client: Client, message: Record<string, unknown>) =>
  client.apiCall('chat.postMessage', message);

const VERBS: Record<string, Verb> = {
  form: (client, { trigger_id }) => client.views.open({ trigger_id, view: modal('A form', formBlocks) }),
  async load(client, { trigger_id }) {
    const wait = [{ type: 'section', text: plain('One moment…') }];
    const { view } = await client.views.open({ trigger_id, view: modal('Loading', wait) });
    const loaded = modal('Loaded', [input('name', 'Name', { type: 'plain_text_input' })]);
    await client.views.update({ view_id: view?.id ?? '', hash: view?.hash ?? '', view: loaded });
  },
  stack: (client, { trigger_id }) =>
    client.views.open({
      trigger_id,
      view: modal('First', [
        input('first', 'First', { type: 'plain_text_input' }),
        { type: 'actions', elements: [button('more', 'More')] },
      ]),
    }),
  count: (client, { channel_id }) =>
    post(client, { channel: channel_id, text: 'Count: 0', blocks: counter(0) }),
  show: (client, { channel_id }) =>
    post(client, { channel: channel_id, text: 'Everything', blocks: everything }),
  bad: (client, { channel_id }) =>
    post(client, { channel: channel_id, text: 'x', blocks: [{ type: 'nonsense' }] }).catch(() => {}),
  nasty: (client, { channel_id }) => post(client, { channel: channel_id, text: NASTY }),
};

export const NASTY =
  '<javascript:alert(1)|click> <img src=x onerror=alert(1)> &lt;script&gt;alert(1)&lt;/script&gt; <https://example.com/?q="x"|*ok*>';

export function toyListeners(app: App): void {
  app.command('/toy', async ({ command, ack, respond, client }) => {
    const [verb = ''] = command.text.split(' ');
    if (verb === 'late') return;
    await ack();
    const run = VERBS[verb];
    if (run) await run(client, command);
    else await respond({ text: `Only for you: ${command.text}` });
  });
  app.shortcut('sch', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('By shortcut', formBlocks) });
  });
  actions(app);
  views(app);
}

function actions(app: App): void {
  app.action('more', async ({ ack, body, client }) => {
    await ack();
    const { trigger_id } = body as { trigger_id: string };
    await client.views.push({
      trigger_id,
      view: modal('Second', [input('why', 'Why', { type: 'plain_text_input' })]),
    });
  });
  app.action('count', async ({ ack, body, action, client }) => {
    await ack();
    const { channel, message } = body as { channel: { id: string }; message: { ts: string } };
    const next = Number((action as { value: string }).value) + 1;
    await client.apiCall('chat.update', {
      channel: channel.id,
      ts: message.ts,
      text: `Count: ${next}`,
      blocks: counter(next),
    });
  });
  app.action('whisper', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'A whisper', response_type: 'ephemeral', replace_original: false });
  });
  app.action(/pick|more-actions/, async ({ ack, action, respond }) => {
    await ack();
    const { selected_option } = action as { selected_option: { value: string } };
    await respond({ text: `You picked ${selected_option.value}`, replace_original: false });
  });
  app.action('home-press', async ({ ack, body, client }) => {
    await ack();
    await client.views.publish({ user_id: body.user.id, view: home('You pressed') as never });
  });
}

function views(app: App): void {
  app.options('value', async ({ ack, payload }) => {
    const people = ['Mia Okafor', 'Mika Sato', 'Ben Ortiz'];
    const found = people.filter(name => name.toLowerCase().startsWith(payload.value));
    await ack({ options: found.map(name => option(name)) });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const { values } = view.state;
    const name = values['name']?.['value']?.value;
    if (name === 'Nobody')
      return ack({ response_action: 'errors', errors: { name: 'Nobody is not a name' } });
    if (name === 'Again') {
      const again = modal('Again', [input('again', 'Once more', { type: 'plain_text_input' })]);
      return ack({ response_action: 'update', view: again });
    }
    await ack();
    await post(client, { channel: body.user.id, text: `Received: ${JSON.stringify(values)}` });
    return undefined;
  });
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home')
      await client.views.publish({ user_id: event.user, view: home('Welcome') as never });
  });
}

const home = (words: string) => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain(words) },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'Two people *wait for you*.' },
      accessory: button('home-press', 'Press me', { style: 'primary' }),
    },
  ],
});

const counter = (count: number) => [
  { type: 'section', block_id: 'head', text: { type: 'mrkdwn', text: `Count: *${count}*` } },
  {
    type: 'actions',
    block_id: `buttons-${count}`,
    elements: [
      button('count', 'Add one', { value: String(count), style: 'primary' }),
      button('whisper', 'Whisper', {
        confirm: {
          title: plain('Sure?'),
          text: plain('It is a secret.'),
          confirm: plain('Do it'),
          deny: plain('No'),
        },
      }),
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick a level'),
        options: LEVELS.map(level => option(level)),
      },
      {
        type: 'overflow',
        action_id: 'more-actions',
        options: [option('a', 'Hand over'), option('b', 'Cancel')],
      },
    ],
  },
];

const cell = (text: string) => ({ type: 'raw_text', text });
const numberCell = (value: number) => ({ type: 'raw_number', value, text: String(value) });
const small = (chart: unknown) => ({ type: 'data_visualization', title: 'Days to fill', chart });

const everything = [
  { type: 'header', text: plain('Backend engineer, senior'), level: 2 },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*Mia &amp; Ben* <https://example.com/a?b=1&amp;c=2|the plan> at <!date^1768471200^{date_short_pretty} at {time}|fallback> _soon_ `code` ~no~ &lt;!channel&gt;\n> A quote\nhttps://example.com',
    },
    accessory: button('whisper', 'Open', { style: 'danger' }),
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Level*\nSenior' },
      { type: 'mrkdwn', text: '*Layers*\nAPI, data' },
    ],
  },
  {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: 'Waiting for *Ben* since Monday' }, plain('· two days left')],
  },
  { type: 'divider' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Ask about ', style: { bold: true } },
          { type: 'link', url: 'https://example.com', text: 'queues' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: ['Ordering', 'Back-pressure'].map(text => ({
          type: 'rich_text_section',
          elements: [{ type: 'text', text }],
        })),
      },
    ],
  },
  {
    type: 'container',
    title: plain('The loop'),
    subtitle: plain('Three interviews'),
    is_collapsible: true,
    child_blocks: [{ type: 'section', text: plain('Inside the container') }],
  },
  {
    type: 'card',
    title: { type: 'mrkdwn', text: '*Lena Fischer*' },
    subtitle: { type: 'mrkdwn', text: 'Backend, senior' },
    body: { type: 'mrkdwn', text: 'Two of three scorecards are in.' },
    actions: [button('whisper', 'Score', { style: 'primary' })],
  },
  {
    type: 'data_table',
    caption: 'Who waits for whom',
    page_size: 2,
    rows: [
      [cell('Candidate'), cell('Stage'), cell('Days')],
      [cell('Lena'), cell('Technical'), numberCell(4)],
      [cell('Omar'), cell('Final'), numberCell(12)],
      [cell('Yuki'), cell('Screen'), numberCell(1)],
    ],
  },
  small({
    type: 'bar',
    axis_config: { categories: ['Jan', 'Feb', 'Mar'], y_label: 'Days' },
    series: [
      {
        name: 'Backend',
        data: [
          { label: 'Jan', value: 41 },
          { label: 'Feb', value: 33 },
          { label: 'Mar', value: 27 },
        ],
      },
      {
        name: 'Platform',
        data: [
          { label: 'Jan', value: 52 },
          { label: 'Feb', value: 47 },
          { label: 'Mar', value: 30 },
        ],
      },
    ],
  }),
  small({
    type: 'pie',
    segments: [
      { label: 'Interviewers', value: 21 },
      { label: 'Candidates', value: 9 },
      { label: 'Us', value: 14 },
    ],
  }),
  { type: 'markdown', text: '**Done** when\n- all scorecards are in\n- the manager decided' },
];
