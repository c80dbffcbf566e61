import type { Surface } from '../../../src/slack/block-kit/blocks.ts';
import { validateMessage, validateView } from '../../../src/slack/block-kit/validate.ts';

/** Every block and element filled up to its limits: each of these is valid, and nothing may be added. */

export type Json = Record<string, unknown>;

export const long = (length: number) => 'm'.repeat(length);
export const plain = (length: number): Json => ({ type: 'plain_text', text: long(length), emoji: true });
export const mrkdwn = (length: number): Json => ({ type: 'mrkdwn', text: long(length), verbatim: true });
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const numbered = (length: number, index: number) => String(index).padStart(length, 'v');
const url = (length: number) => `https://example.com/${long(length - 20)}`;

const confirm = {
  title: plain(100),
  text: mrkdwn(300),
  confirm: plain(30),
  deny: plain(30),
  style: 'danger',
};
const option = (index: number): Json => ({
  text: plain(75),
  value: numbered(75, index),
  description: plain(75),
});
const choice = (index: number): Json => ({
  text: mrkdwn(75),
  value: numbered(75, index),
  description: mrkdwn(75),
});
const options = times(100, option);
const asked = { action_id: long(255), confirm };
const menu = { ...asked, placeholder: plain(150), focus_on_load: false };
const typing = {
  action_id: long(255),
  placeholder: plain(150),
  focus_on_load: false,
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
};
const image = { type: 'image', image_url: url(3000), alt_text: long(2000) };
const button = {
  type: 'button',
  ...asked,
  text: plain(75),
  value: long(2000),
  url: url(3000),
  style: 'primary',
  accessibility_label: long(75),
};
const style = { bold: true, italic: true, strike: true, underline: true, code: true };
const leaves = [
  { type: 'text', text: long(1000), style },
  { type: 'link', url: 'mailto:mia@example.com', text: 'Mia', unsafe: true, style },
  { type: 'user', user_id: 'U0MIA' },
  { type: 'usergroup', usergroup_id: 'S0TEAM' },
  { type: 'channel', channel_id: 'C0HIRE' },
  { type: 'team', team_id: 'T0ACME' },
  { type: 'broadcast', range: 'here' },
  { type: 'color', value: '#a0b1c2' },
  { type: 'emoji', name: 'wave', unicode: '1f44b', skin_tone: 3 },
  {
    type: 'date',
    timestamp: 1_770_000_000,
    format: '{date_short} at {time}',
    url: url(100),
    fallback: 'Monday',
  },
];
const section = { type: 'rich_text_section', elements: leaves };
const richText = {
  type: 'rich_text',
  elements: [
    section,
    { type: 'rich_text_list', style: 'ordered', indent: 8, offset: 3, border: 1, elements: [section] },
    { type: 'rich_text_quote', border: 0, elements: leaves },
    {
      type: 'rich_text_preformatted',
      border: 1,
      language: 'typescript',
      elements: [{ type: 'text', text: 'const a = 1;' }],
    },
  ],
};
const smallRichText = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
};

export const ELEMENT_CASES: Record<string, Json> = {
  button,
  workflow_button: {
    type: 'workflow_button',
    ...asked,
    text: plain(75),
    style: 'danger',
    accessibility_label: long(75),
    workflow: { trigger: { url: url(100), customizable_input_parameters: [{ name: 'who', value: 'Mia' }] } },
  },
  overflow: {
    type: 'overflow',
    ...asked,
    options: times(5, index => ({ ...option(index), url: url(3000) })),
  },
  checkboxes: {
    type: 'checkboxes',
    ...asked,
    options: times(10, choice),
    initial_options: times(10, choice),
  },
  radio_buttons: { type: 'radio_buttons', ...asked, options: times(10, choice), initial_option: choice(9) },
  datepicker: { type: 'datepicker', ...menu, initial_date: '2028-02-29' },
  timepicker: { type: 'timepicker', ...menu, initial_time: '23:59', timezone: 'Asia/Kolkata' },
  datetimepicker: { type: 'datetimepicker', ...asked, initial_date_time: 9_999_999_999 },
  static_select: { type: 'static_select', ...menu, options, initial_option: option(99) },
  multi_static_select: {
    type: 'multi_static_select',
    ...menu,
    option_groups: times(100, () => ({ label: plain(75), options })),
    max_selected_items: 2,
    initial_options: [option(0), option(1)],
  },
  external_select: { type: 'external_select', ...menu, min_query_length: 0, initial_option: option(0) },
  multi_external_select: {
    type: 'multi_external_select',
    ...menu,
    max_selected_items: 1,
    initial_options: [option(0)],
  },
  users_select: { type: 'users_select', ...menu, initial_user: 'U0MIA' },
  multi_users_select: {
    type: 'multi_users_select',
    ...menu,
    initial_users: ['U0MIA', 'W0BEN'],
    max_selected_items: 9,
  },
  conversations_select: {
    type: 'conversations_select',
    ...menu,
    initial_conversation: 'D0MIA',
    default_to_current_conversation: true,
    filter: {
      include: ['im', 'mpim', 'private', 'public'],
      exclude_bot_users: true,
      exclude_external_shared_channels: true,
    },
  },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    ...menu,
    initial_conversations: ['C0HIRE'],
    max_selected_items: 1,
  },
  channels_select: { type: 'channels_select', ...menu, initial_channel: 'C0HIRE' },
  multi_channels_select: {
    type: 'multi_channels_select',
    ...menu,
    initial_channels: ['C0HIRE'],
    max_selected_items: 1,
  },
  plain_text_input: {
    type: 'plain_text_input',
    ...typing,
    multiline: true,
    min_length: 0,
    max_length: 3000,
    initial_value: long(3000),
  },
  email_text_input: { type: 'email_text_input', ...typing, initial_value: 'mia@example.com' },
  url_text_input: { type: 'url_text_input', ...typing, initial_value: 'https://example.com' },
  number_input: {
    type: 'number_input',
    ...typing,
    is_decimal_allowed: true,
    min_value: '-1.5',
    max_value: '10',
    initial_value: '9.5',
  },
  rich_text_input: {
    type: 'rich_text_input',
    ...typing,
    initial_value: richText,
    min_lines: 1,
    max_lines: 100,
  },
  file_input: { type: 'file_input', action_id: long(255), filetypes: ['pdf'], max_files: 10 },
  feedback_buttons: {
    type: 'feedback_buttons',
    action_id: long(255),
    positive_button: { text: plain(75), value: long(2000), accessibility_label: long(75) },
    negative_button: { text: plain(75), value: long(2000), accessibility_label: long(75) },
  },
  icon_button: {
    type: 'icon_button',
    ...asked,
    icon: 'trash',
    text: plain(75),
    value: long(2000),
    accessibility_label: long(75),
    visible_to_user_ids: ['U0MIA'],
  },
};

export const NOT_IN_INPUT = new Set([
  'button',
  'workflow_button',
  'overflow',
  'feedback_buttons',
  'icon_button',
]);

const categories = times(20, index => numbered(20, index));
const seriesChart = (type: string): Json => ({
  type: 'data_visualization',
  title: long(50),
  chart: {
    type,
    axis_config: { categories, x_label: long(50), y_label: long(50) },
    series: times(6, index => ({
      name: numbered(20, index),
      data: categories.map(label => ({ label, value: -1.5 })),
    })),
  },
});
export const bar = seriesChart('bar');
export const pie: Json = {
  type: 'data_visualization',
  title: long(50),
  chart: { type: 'pie', segments: times(6, index => ({ label: numbered(20, index), value: 0.1 })) },
};

const card = {
  type: 'card',
  hero_image: { ...image, alt_text: 'Mia' },
  icon: { type: 'image', slack_file: { id: 'F123' }, alt_text: 'Mia' },
  title: mrkdwn(150),
  subtitle: mrkdwn(150),
  body: mrkdwn(200),
  actions: [button, { ...button, action_id: 'second' }],
};
const taskKeys = {
  task_id: 'one',
  title: 'Find a time',
  details: smallRichText,
  output: smallRichText,
  status: 'in_progress',
  sources: [{ type: 'url', url: url(100), text: 'Source' }],
};
export const cells = (count: number) => times(count, () => ({ type: 'raw_text', text: 'cell' }));

type Case = { name: string; surface: Surface; block: Json };
const on = (surface: Surface, block: Json, name = String(block['type'])): Case => ({
  name,
  surface,
  block: { block_id: long(255), ...block },
});

export const BLOCK_CASES: Case[] = [
  on('message', {
    type: 'actions',
    elements: times(25, index => ({ ...button, style: 'danger', action_id: numbered(255, index) })),
  }),
  on('modal', { type: 'alert', text: mrkdwn(200), level: 'warning' }),
  on('message', card),
  on('home', { type: 'carousel', elements: times(10, () => ({ type: 'card', body: mrkdwn(200) })) }),
  on('message', {
    type: 'container',
    title: plain(150),
    rich_text_title: smallRichText,
    subtitle: mrkdwn(150),
    icon: { ...image, alt_text: 'Team' },
    width: 'full',
    is_collapsible: true,
    default_collapsed: true,
    has_header_divider: false,
    child_blocks: [
      { type: 'header', text: plain(150), level: 4 },
      ...times(8, () => ({ type: 'divider' })),
      { type: 'table', rows: [cells(2)] },
    ],
  }),
  on('home', { type: 'context', elements: [...times(9, () => mrkdwn(300)), { ...image }] }),
  on('message', {
    type: 'context_actions',
    elements: [
      ELEMENT_CASES['feedback_buttons'],
      ...times(4, index => ({ ...ELEMENT_CASES['icon_button'], action_id: numbered(255, index) })),
    ],
  }),
  on('message', {
    type: 'data_table',
    caption: 'Everybody who waits',
    page_size: 100,
    row_header_column_index: 19,
    rows: times(101, () => times(20, () => ({ type: 'raw_number', value: -1.5, text: '1234' }))),
  }),
  on('message', bar),
  on('message', seriesChart('line'), 'data_visualization (line)'),
  on('message', seriesChart('area'), 'data_visualization (area)'),
  on('message', pie, 'data_visualization (pie)'),
  on('modal', { type: 'divider' }),
  on('modal', { type: 'header', text: plain(150), level: 1 }),
  on('home', { type: 'image', image_url: url(3000), alt_text: long(2000), title: plain(2000) }),
  on('home', { type: 'image', slack_file: { url: url(100) }, alt_text: 'Chart' }, 'image (Slack file)'),
  on('message', {
    type: 'input',
    label: plain(2000),
    hint: plain(2000),
    optional: true,
    dispatch_action: true,
    element: ELEMENT_CASES['email_text_input'],
  }),
  on('message', { type: 'markdown', text: long(12_000) }),
  on('message', { type: 'plan', title: 'Loop', tasks: [taskKeys, { type: 'task_card', ...taskKeys }] }),
  on('modal', richText),
  on('message', { type: 'section', text: mrkdwn(3000), accessory: button, expand: true }),
  on(
    'modal',
    { type: 'section', fields: times(10, () => plain(2000)), accessory: image },
    'section (fields)',
  ),
  on('message', {
    type: 'table',
    rows: times(100, () => [...cells(18), { type: 'raw_number', value: 1 }, smallRichText]),
    column_settings: [null, ...times(19, () => ({ align: 'right', is_wrapped: true }))],
  }),
  on('message', { type: 'task_card', ...taskKeys }),
  on('home', {
    type: 'video',
    video_url: url(100),
    thumbnail_url: url(100),
    alt_text: 'Talk',
    title: plain(199),
    title_url: url(100),
    author_name: long(49),
    provider_name: 'Tube',
    provider_icon_url: url(100),
    description: plain(3000),
  }),
];

export function payload(surface: Surface, blocks: unknown): Json {
  if (surface === 'message') return { text: 'Fallback', blocks };
  if (surface === 'home')
    return {
      type: 'home',
      blocks,
      private_metadata: long(3000),
      callback_id: long(255),
      external_id: long(255),
    };
  return {
    type: 'modal',
    title: plain(24),
    submit: plain(24),
    close: plain(24),
    private_metadata: long(3000),
    callback_id: long(255),
    external_id: long(255),
    clear_on_close: true,
    notify_on_close: true,
    blocks,
  };
}

/** A block one step over a limit, where that is found and what it is called. */
export type Violation = [block: Json, pointer: string, code: string, surface?: Surface];

export const worst = (name: string): Json => BLOCK_CASES.find(one => one.name === name)?.block ?? {};
export const element = (type: string, change: Json): Json => ({ ...ELEMENT_CASES[type], ...change });
export const without = (object: Json | undefined, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => !keys.includes(key)));

export const problemsOn = (surface: Surface, blocks: unknown) =>
  surface === 'message' ? validateMessage(payload(surface, blocks)) : validateView(payload(surface, blocks));
export const found = (surface: Surface, block: Json) =>
  problemsOn(surface, [block]).map(({ pointer, code }) => [pointer, code]);
