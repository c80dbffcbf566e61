import { objects, object, string } from './json.ts';
import type { Json } from './json.ts';

/** What Slack's own client refuses before a modal is sent: by block_id, in its words. */
export function inputErrors(blocks: unknown, values: Json): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of objects(blocks).filter(({ type }) => type === 'input')) {
    const element = object(block['element']);
    const id = string(block['block_id']);
    const state = object(object(values[id])[string(element['action_id'])]);
    const found = errorOf(element, state, block['optional'] === true);
    if (found !== undefined) errors[id] = found;
  }
  return errors;
}

function errorOf(element: Json, state: Json, optional: boolean): string | undefined {
  const held = Object.entries(state).find(([key]) => key !== 'type' && key !== 'timezone')?.[1];
  const isEmpty =
    held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  if (isEmpty) return optional ? undefined : 'Please complete this required field.';
  const check = CHECKS[string(element['type'])];
  return check?.(element, held);
}

const CHECKS: Readonly<Record<string, (element: Json, held: unknown) => string | undefined>> = {
  plain_text_input: textLength,
  number_input: numberRange,
  email_text_input: (_, held) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(string(held)) ? undefined : 'Please enter a valid email address.',
  url_text_input: (_, held) => (URL.canParse(string(held)) ? undefined : 'Please enter a valid URL.'),
  multi_static_select: selectedCount,
  multi_external_select: selectedCount,
  multi_users_select: selectedCount,
  multi_channels_select: selectedCount,
  multi_conversations_select: selectedCount,
};

function textLength({ min_length: min, max_length: max }: Json, held: unknown): string | undefined {
  const { length } = string(held);
  if (typeof min === 'number' && length < min) return `Please enter at least ${min} characters.`;
  if (length > (typeof max === 'number' ? max : 3000))
    return `Please enter at most ${Number(max ?? 3000)} characters.`;
  return undefined;
}

function numberRange({ min_value: min, max_value: max, is_decimal_allowed: decimal }: Json, held: unknown) {
  const text = string(held);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return 'Please enter a number.';
  if (decimal !== true && text.includes('.')) return 'Please enter a whole number.';
  if (typeof min === 'string' && Number(text) < Number(min)) return `Please enter ${min} or more.`;
  if (typeof max === 'string' && Number(text) > Number(max)) return `Please enter ${max} or less.`;
  return undefined;
}

function selectedCount({ max_selected_items: max }: Json, held: unknown): string | undefined {
  if (typeof max !== 'number' || !Array.isArray(held) || held.length <= max) return undefined;
  return `Please select at most ${max}.`;
}
