import { LINK_URL } from './formats.ts';
import { list, object, oneOf, boolean, string, typed, variants } from './shape.ts';
import { atLeastOne } from './rules.ts';

/** Composition objects: texts, options, confirmation dialogs, filters. */

export const TEXT_MAX = 3000;
/** The docs say 150, the types 75: 75 is right in both. */
const OPTION_VALUE_MAX = 75;

const plainShape = (max: number) => typed('plain_text', { text: string({ max }) }, { emoji: boolean });
const mrkdwnShape = (max: number) => typed('mrkdwn', { text: string({ max }) }, { verbatim: boolean });

export const plainText = (max: number) => {
  const table = { plain_text: plainShape(max) };
  return variants('text', () => table);
};
export const anyText = (max: number) => {
  const table = { plain_text: plainShape(max), mrkdwn: mrkdwnShape(max) };
  return variants('text', () => table);
};
export const mrkdwn = (max: number) => {
  const table = { mrkdwn: mrkdwnShape(max) };
  return variants('text', () => table);
};

export const confirm = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

export const selectOption = object(
  { text: plainText(75), value: string({ max: OPTION_VALUE_MAX }) },
  { description: plainText(75) },
);
export const choiceOption = object(
  { text: anyText(75), value: string({ max: OPTION_VALUE_MAX }) },
  { description: anyText(75) },
);
export const overflowOption = object(
  { text: plainText(75), value: string({ max: OPTION_VALUE_MAX }) },
  { description: plainText(75), url: string({ max: 3000, format: LINK_URL }) },
);
export const optionGroup = object({
  label: plainText(75),
  options: list(selectOption, { max: 100 }),
});

export const dispatchActionConfig = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
});

export const conversationFilter = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
  atLeastOne('include', 'exclude_external_shared_channels', 'exclude_bot_users'),
);
