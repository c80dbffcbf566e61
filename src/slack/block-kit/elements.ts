import {
  CHANNEL_ID,
  CONVERSATION_ID,
  DATE,
  DECIMAL,
  LINK_URL,
  SECURE_URL,
  TIME,
  USER_ID,
  WEB_URL,
  ZONE,
} from './formats.ts';
import {
  choiceOption,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  optionGroup,
  overflowOption,
  plainText,
  selectOption,
} from './objects.ts';
import { richTextValue } from './rich-text.ts';
import {
  exactlyOne,
  initialFitsLength,
  initialIsAnOption,
  inOrder,
  notMoreThanMax,
  wholeUnlessDecimal,
} from './rules.ts';
import { anything, boolean, integer, list, object, oneOf, string, typed } from './shape.ts';
import type { ObjectShape, Rule, Shape } from './shape.ts';

const action_id = string({ max: 255 });
const style = oneOf('primary', 'danger');
const accessibility_label = string({ max: 75 });
const placeholder = plainText(150);
const focus = { focus_on_load: boolean };
const asked = { action_id, confirm };
const typing = { action_id, placeholder, dispatch_action_config: dispatchActionConfig, ...focus };
const menu = { ...asked, ...focus, placeholder };
const several = { max_selected_items: integer({ min: 1 }) };

export const imageElement = typed(
  'image',
  { alt_text: string({ max: 2000 }) },
  {
    image_url: string({ max: 3000, format: WEB_URL }),
    slack_file: object({}, { id: string(), url: string({ format: WEB_URL }) }, exactlyOne('id', 'url')),
  },
  exactlyOne('image_url', 'slack_file'),
);

export const button = typed(
  'button',
  { text: plainText(75) },
  {
    ...asked,
    value: string({ max: 2000 }),
    url: string({ max: 3000, format: LINK_URL }),
    style,
    accessibility_label,
  },
);

const workflowButton = typed(
  'workflow_button',
  {
    text: plainText(75),
    workflow: object({
      trigger: object(
        { url: string({ format: SECURE_URL }) },
        { customizable_input_parameters: list(object({ name: string(), value: anything })) },
      ),
    }),
  },
  { ...asked, style, accessibility_label },
);

const feedback = object({ text: plainText(75), value: string({ max: 2000 }) }, { accessibility_label });

const choices = (type: string, initial: Record<string, Shape>) =>
  typed(
    type,
    { options: list(choiceOption, { max: 10 }) },
    { ...asked, ...focus, ...initial },
    initialIsAnOption,
  );

const staticMenu = (type: string, initial: Record<string, Shape>, ...rules: Rule[]) =>
  typed(
    type,
    {},
    {
      ...menu,
      options: list(selectOption, { max: 100 }),
      option_groups: list(optionGroup, { max: 100 }),
      ...initial,
    },
    exactlyOne('options', 'option_groups'),
    initialIsAnOption,
    ...rules,
  );

const oneOption = { initial_option: selectOption };
const someOptions = { ...several, initial_options: list(selectOption, { max: 100 }) };
const external = { ...menu, min_query_length: integer({ min: 0 }) };
const user = string({ format: USER_ID });
const channel = string({ format: CHANNEL_ID });
const conversation = string({ format: CONVERSATION_ID });
const ofConversations = { ...menu, default_to_current_conversation: boolean, filter: conversationFilter };

/** Every interactive element by type. */
export const ELEMENTS = {
  button,
  workflow_button: workflowButton,
  overflow: typed('overflow', { options: list(overflowOption, { max: 5 }) }, asked),
  checkboxes: choices('checkboxes', { initial_options: list(choiceOption, { max: 10 }) }),
  radio_buttons: choices('radio_buttons', { initial_option: choiceOption }),
  datepicker: typed('datepicker', {}, { ...menu, initial_date: string({ format: DATE }) }),
  timepicker: typed(
    'timepicker',
    {},
    { ...menu, initial_time: string({ format: TIME }), timezone: string({ format: ZONE }) },
  ),
  datetimepicker: typed(
    'datetimepicker',
    {},
    { ...asked, ...focus, initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }) },
  ),
  static_select: staticMenu('static_select', oneOption),
  multi_static_select: staticMenu('multi_static_select', someOptions, notMoreThanMax),
  external_select: typed('external_select', {}, { ...external, ...oneOption }),
  multi_external_select: typed('multi_external_select', {}, { ...external, ...someOptions }, notMoreThanMax),
  users_select: typed('users_select', {}, { ...menu, initial_user: user }),
  multi_users_select: typed('multi_users_select', {}, { ...menu, ...several, initial_users: list(user) }),
  conversations_select: typed(
    'conversations_select',
    {},
    { ...ofConversations, initial_conversation: conversation, response_url_enabled: boolean },
  ),
  multi_conversations_select: typed(
    'multi_conversations_select',
    {},
    { ...ofConversations, ...several, initial_conversations: list(conversation) },
  ),
  channels_select: typed(
    'channels_select',
    {},
    { ...menu, initial_channel: channel, response_url_enabled: boolean },
  ),
  multi_channels_select: typed(
    'multi_channels_select',
    {},
    { ...menu, ...several, initial_channels: list(channel) },
  ),
  plain_text_input: typed(
    'plain_text_input',
    {},
    {
      ...typing,
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
      initial_value: string({ min: 0, max: 3000 }),
    },
    inOrder('min_length', 'max_length'),
    initialFitsLength,
  ),
  email_text_input: typed('email_text_input', {}, { ...typing, initial_value: string({ min: 0 }) }),
  url_text_input: typed('url_text_input', {}, { ...typing, initial_value: string({ min: 0 }) }),
  number_input: typed(
    'number_input',
    { is_decimal_allowed: boolean },
    {
      ...typing,
      initial_value: string({ format: DECIMAL }),
      min_value: string({ format: DECIMAL }),
      max_value: string({ format: DECIMAL }),
    },
    wholeUnlessDecimal,
    inOrder('min_value', 'max_value'),
    inOrder('min_value', 'initial_value'),
    inOrder('initial_value', 'max_value'),
  ),
  rich_text_input: typed(
    'rich_text_input',
    {},
    {
      ...typing,
      initial_value: richTextValue,
      min_lines: integer({ min: 1, max: 100 }),
      max_lines: integer({ min: 1, max: 100 }),
    },
    inOrder('min_lines', 'max_lines'),
  ),
  file_input: typed(
    'file_input',
    {},
    { action_id, filetypes: list(string()), max_files: integer({ min: 1, max: 10 }) },
  ),
  feedback_buttons: typed(
    'feedback_buttons',
    { positive_button: feedback, negative_button: feedback },
    { action_id },
  ),
  icon_button: typed(
    'icon_button',
    { icon: oneOf('trash'), text: plainText(75) },
    { ...asked, value: string({ max: 2000 }), accessibility_label, visible_to_user_ids: list(user) },
  ),
} satisfies Record<string, ObjectShape>;

export type ElementType = keyof typeof ELEMENTS;

const MENUS: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
];
const CHOICES: ElementType[] = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'];

/** Which elements stand where. A section takes no datetimepicker. */
export const IN_ACTIONS: ElementType[] = [
  'button',
  'workflow_button',
  'overflow',
  ...CHOICES,
  'datetimepicker',
  ...MENUS,
  'rich_text_input',
];
export const IN_SECTION: ElementType[] = ['button', 'workflow_button', 'overflow', ...CHOICES, ...MENUS];
export const IN_INPUT: ElementType[] = [
  ...CHOICES,
  'datetimepicker',
  ...MENUS,
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
];
export const IN_CONTEXT_ACTIONS: ElementType[] = ['feedback_buttons', 'icon_button'];
