import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { plain } from './text.ts';

/**
 * Inputs of modals. The block id is the name of the field, so that a refusal lands at the right place and what was
 * typed stays when the view is updated; the action id is always `value`.
 */
export const VALUE = 'value';

export type Choice = { value: string; text: string; description?: string };

/** `onChange`: the id of a button kind that hears of every change at once. */
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

export function textInput(field: string, look: TextInput): InputBlock {
  return input(field, look, {
    type: 'plain_text_input',
    action_id: VALUE,
    max_length: look.max ?? 3000,
    ...(look.multiline ? { multiline: true } : {}),
    ...(look.initial ? { initial_value: look.initial } : {}),
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

export function selectInput(field: string, look: Choosing & { initial?: string }): InputBlock {
  const chosen = look.choices.find(c => c.value === look.initial);
  return input(field, look, {
    type: 'static_select',
    action_id: VALUE,
    options: look.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
    ...(look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {}),
  });
}

export function radioInput(field: string, look: Choosing & { initial?: string }): InputBlock {
  const chosen = look.choices.find(c => c.value === look.initial);
  return input(field, look, {
    type: 'radio_buttons',
    action_id: VALUE,
    options: look.choices.map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  });
}

export function checkboxInput(field: string, look: Choosing & { initial?: readonly string[] }): InputBlock {
  const chosen = look.choices.filter(c => look.initial?.includes(c.value)).map(option);
  return input(field, look, {
    type: 'checkboxes',
    action_id: look.onChange ?? VALUE,
    options: look.choices.map(option),
    ...(chosen.length > 0 ? { initial_options: chosen } : {}),
  });
}

export function multiSelectInput(
  field: string,
  look: Choosing & { initial?: readonly string[] },
): InputBlock {
  const chosen = look.choices.filter(c => look.initial?.includes(c.value)).map(option);
  return input(field, look, {
    type: 'multi_static_select',
    action_id: VALUE,
    options: look.choices.map(option),
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

export type FormState = { values: Readonly<Record<string, Readonly<Record<string, object>>>> } | undefined;

/** What a form holds: one text a field, or a list of them; empty where nothing was given. */
export type Form = { text(field: string): string; list(field: string): string[] };

export function readForm(state: FormState): Form {
  const list = (field: string): string[] => {
    const [element] = Object.values(state?.values[field] ?? {});
    return element ? valuesOf(element) : [];
  };
  return { list, text: field => list(field)[0] ?? '' };
}

const SINGLE = [
  'value',
  'selected_date',
  'selected_time',
  'selected_user',
  'selected_conversation',
  'selected_channel',
];
const MULTIPLE = ['selected_users', 'selected_conversations', 'selected_channels'];

function valuesOf(state: object): string[] {
  const element = state as Readonly<Record<string, unknown>>;
  const optionValue = (o: unknown) => (o as { value?: string } | null)?.value ?? [];
  if ('selected_option' in element) return [optionValue(element['selected_option'])].flat();
  if (Array.isArray(element['selected_options'])) return element['selected_options'].flatMap(optionValue);
  for (const key of MULTIPLE) if (Array.isArray(element[key])) return element[key] as string[];
  for (const key of SINGLE) if (typeof element[key] === 'string') return [element[key]];
  return [];
}

/** The ids of fields in a view, to know where a refusal can be shown. */
export function fieldsOf(blocks: readonly KnownBlock[]): Set<string> {
  return new Set(blocks.flatMap(b => (b.type === 'input' && b.block_id ? b.block_id : [])));
}
