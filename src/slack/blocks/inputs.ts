import type { InputBlock, PlainTextOption } from '@slack/types';
import { plain } from './blocks.ts';
import { fit } from './fit.ts';

/**
 * Inputs of modals. The block id is the name of the field, so that a refusal lands at the right place and what was
 * typed stays when the view is updated; the action id is always `value`.
 */
const VALUE = 'value';

export type Choice = { value: string; text: string; description?: string };

/** `onChange`: the id of a button kind that hears of every change at once, of a text while it is typed. */
type Common = { label: string; hint?: string; optional?: boolean; onChange?: string };

function input(field: string, common: Common, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: field,
    label: plain(common.label, 2000),
    element,
    ...(common.hint ? { hint: plain(common.hint, 2000) } : {}),
    ...(common.optional ? { optional: true } : {}),
    ...(common.onChange ? { dispatch_action: true } : {}),
  };
}

export type TextInput = Common & {
  initial?: string;
  placeholder?: string;
  multiline?: boolean;
  max?: number;
};

/** What Slack takes at most. */
export const INPUT_TEXT = 3000;

export function textInput(field: string, look: TextInput): InputBlock {
  const max = look.max ?? INPUT_TEXT;
  return input(field, look, {
    type: 'plain_text_input',
    action_id: look.onChange ?? VALUE,
    max_length: max,
    ...(look.onChange ? { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } } : {}),
    ...(look.multiline ? { multiline: true } : {}),
    ...(look.initial ? { initial_value: fit(look.initial, max) } : {}),
    ...(look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {}),
  });
}

export function emailInput(field: string, look: Common & { initial?: string }): InputBlock {
  return input(field, look, {
    type: 'email_text_input',
    action_id: VALUE,
    ...(look.initial ? { initial_value: look.initial } : {}),
  });
}

export function dateInput(field: string, look: Common & { initial?: string }): InputBlock {
  return input(field, look, {
    type: 'datepicker',
    action_id: VALUE,
    ...(look.initial ? { initial_date: look.initial } : {}),
  });
}

export function option({ value, text, description }: Choice): PlainTextOption {
  return { value, text: plain(text), ...(description ? { description: plain(description) } : {}) };
}

type Choosing = Common & { choices: readonly Choice[]; placeholder?: string };

/** Slack takes 100 options of a select and 10 of what is shown all at once. */
const OPTIONS = 100;
const BOXES = 10;

export function selectInput(field: string, look: Choosing & { initial?: string }): InputBlock {
  const chosen = look.choices.slice(0, OPTIONS).find(c => c.value === look.initial);
  return input(field, look, {
    type: 'static_select',
    action_id: look.onChange ?? VALUE,
    options: look.choices.slice(0, OPTIONS).map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
    ...(look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {}),
  });
}

export function radioInput(field: string, look: Choosing & { initial?: string }): InputBlock {
  const chosen = look.choices.find(c => c.value === look.initial);
  return input(field, look, {
    type: 'radio_buttons',
    action_id: look.onChange ?? VALUE,
    options: look.choices.slice(0, BOXES).map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  });
}

export function checkboxInput(field: string, look: Choosing & { initial?: readonly string[] }): InputBlock {
  const choices = look.choices.slice(0, BOXES);
  const chosen = choices.filter(c => look.initial?.includes(c.value)).map(option);
  return input(field, look, {
    type: 'checkboxes',
    action_id: look.onChange ?? VALUE,
    options: choices.map(option),
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  });
}

export type ChoiceGroup = { label: string; choices: readonly Choice[] };

/** In groups, since one select holds up to 100 groups of 100 options and no more than 100 options without them. */
export function multiSelectInput(
  field: string,
  look: Common & { groups: readonly ChoiceGroup[]; initial?: readonly string[]; placeholder?: string },
): InputBlock {
  const groups = look.groups.slice(0, OPTIONS).filter(g => g.choices.length > 0);
  const chosen = groups
    .flatMap(g => g.choices)
    .filter(c => look.initial?.includes(c.value))
    .map(option);
  return input(field, look, {
    type: 'multi_static_select',
    action_id: VALUE,
    option_groups: groups.map(({ label, choices }) => ({
      label: plain(label),
      options: choices.slice(0, OPTIONS).map(option),
    })),
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
    ...(look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {}),
  });
}

export function timeInput(field: string, look: Common & { initial?: string }): InputBlock {
  return input(field, look, {
    type: 'timepicker',
    action_id: VALUE,
    ...(look.initial ? { initial_time: look.initial } : {}),
  });
}

export function personInput(field: string, look: Common & { initial?: string }): InputBlock {
  return input(field, look, {
    type: 'users_select',
    action_id: VALUE,
    ...(look.initial ? { initial_user: look.initial } : {}),
  });
}

export function peopleInput(field: string, look: Common & { initial?: readonly string[] }): InputBlock {
  return input(field, look, {
    type: 'multi_users_select',
    action_id: VALUE,
    ...(look.initial?.length ? { initial_users: [...look.initial] } : {}),
  });
}

/** Channels the bot can post to; private ones can be found by their members. */
export function channelInput(field: string, look: Common & { initial?: string }): InputBlock {
  return input(field, look, {
    type: 'conversations_select',
    action_id: VALUE,
    filter: {
      include: ['public', 'private'],
      exclude_bot_users: true,
      exclude_external_shared_channels: true,
    },
    ...(look.initial ? { initial_conversation: look.initial } : {}),
  });
}

/** A choice among many, found by typing; `source` names the list that answers. */
export function searchInput(
  field: string,
  source: string,
  look: Common & { initial?: Choice; placeholder?: string },
): InputBlock {
  return input(field, look, {
    type: 'external_select',
    action_id: source,
    min_query_length: 0,
    ...(look.initial ? { initial_option: option(look.initial) } : {}),
    placeholder: plain(look.placeholder ?? 'Type to search', 150),
  });
}
