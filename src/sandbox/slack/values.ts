import { isObject } from '../../slack/block-kit/shape.ts';
import { elementsIn, optionsOf } from './elements.ts';
import { object, string } from './json.ts';
import type { Json } from './json.ts';

/**
 * What people put into elements. Given are plain values: a text, an option's `value`, an id, a date, a list of those;
 * for external selects the whole option. Made are the objects of `state.values` and of actions.
 */
export type Given = unknown;
/** By block_id, then by action_id. */
export type GivenValues = Readonly<Record<string, Readonly<Record<string, Given>>>>;

type Kind = { key: string; initial: string; many?: true; options?: true };

const KINDS: Readonly<Record<string, Kind>> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option', options: true },
  external_select: { key: 'selected_option', initial: 'initial_option', options: true },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', options: true },
  overflow: { key: 'selected_option', initial: 'initial_option', options: true },
  checkboxes: { key: 'selected_options', initial: 'initial_options', options: true, many: true },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', options: true, many: true },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', options: true, many: true },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', many: true },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
  file_input: { key: 'files', initial: '', many: true },
};

/** `state.values` of a view or message: every element that holds something, touched or not. */
export function stateValues(blocks: unknown, given: GivenValues, currentChannel?: string): Json {
  const values: Record<string, Json> = {};
  for (const { block, element } of elementsIn(blocks)) {
    const held = heldBy(
      element,
      given[string(block['block_id'])]?.[string(element['action_id'])],
      currentChannel,
    );
    if (!held || element['type'] === 'overflow') continue;
    const inBlock = (values[string(block['block_id'])] ??= {});
    inBlock[string(element['action_id'])] = { type: element['type'], ...held };
  }
  return values;
}

/** What one element holds, `given` or from the start; nothing for buttons. */
function heldBy(element: Json, given: Given, currentChannel?: string): Json | undefined {
  const kind = KINDS[string(element['type'])];
  if (!kind) return undefined;
  const value = given === undefined ? initialOf(element, kind, currentChannel) : shaped(element, kind, given);
  const zone =
    element['type'] === 'timepicker' && element['timezone'] ? { timezone: element['timezone'] } : {};
  return { [kind.key]: value ?? (kind.many ? [] : null), ...zone };
}

function initialOf(element: Json, kind: Kind, currentChannel?: string): unknown {
  const initial = element[kind.initial];
  if (initial !== undefined || element['default_to_current_conversation'] !== true) return initial;
  return kind.many && currentChannel !== undefined ? [currentChannel] : currentChannel;
}

function shaped(element: Json, kind: Kind, given: Given): unknown {
  if (element['type'] === 'rich_text_input' && typeof given === 'string') return richText(given);
  if (given === '' || given === null) return kind.many ? [] : null;
  if (!kind.options) return given;
  const option = (one: unknown) =>
    isObject(one) ? one : optionsOf(element).find(candidate => candidate['value'] === one);
  if (!kind.many) return option(given);
  return (Array.isArray(given) ? given : [given]).map(option).filter(one => one !== undefined);
}

/** Each line of the text becomes a line of one section. */
function richText(text: string): Json | null {
  if (text === '') return null;
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}

/** The `actions[0]` of a press. */
export function actionOf(block: Json, element: Json, given: Given, ts: string): Json {
  const { type, action_id, text, value, placeholder, style } = element;
  const own = { type, action_id, block_id: block['block_id'], action_ts: ts };
  const held = heldBy(element, given);
  if (held) return { ...own, ...held, ...(placeholder === undefined ? {} : { placeholder }) };
  if (type === 'feedback_buttons') {
    const pressed = object(element[given === 'negative' ? 'negative_button' : 'positive_button']);
    return { ...own, text: pressed['text'], value: pressed['value'] };
  }
  return {
    ...own,
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}
