import { el } from '../dom.ts';
import { isObject, number, object, objects, string, strings, textOf } from '../json.ts';
import { press } from '../scene.ts';
import type { Scene } from '../scene.ts';
import type { Json } from '../types.ts';
import type { Fittings } from './fittings.ts';

const MODES: Readonly<Record<string, { inputmode: string; autocomplete: string }>> = {
  number_input: { inputmode: 'decimal', autocomplete: 'off' },
  email_text_input: { inputmode: 'email', autocomplete: 'off' },
  url_text_input: { inputmode: 'url', autocomplete: 'off' },
  plain_text_input: { inputmode: 'text', autocomplete: 'off' },
};

/** Everything that is typed. */
export function textInput(block: Json, element: Json, scene: Scene, fittings: Fittings): HTMLElement {
  const type = string(element['type']);
  const isLong = element['multiline'] === true || type === 'rich_text_input';
  const kept = scene.values.get(block, element);
  const value = typeof kept === 'string' ? kept : initialText(element['initial_value']);
  const triggers = strings(object(element['dispatch_action_config'])['trigger_actions_on']);
  const typed = () => {
    scene.values.set(block, element, field.value);
    counter.textContent = remaining(element, field.value);
    if (fittings.dispatches && triggers.includes('on_character_entered'))
      void press(scene, block, element, field.value);
  };
  const entered = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isLong || !fittings.dispatches) return;
    if (triggers.length > 0 && !triggers.includes('on_enter_pressed')) return;
    event.preventDefault();
    void press(scene, block, element, field.value);
  };
  const shared = {
    id: fittings.id,
    class: fittings.isInvalid ? 'field field-invalid' : 'field',
    placeholder: textOf(element['placeholder']) || undefined,
    'aria-label': fittings.id === undefined ? fittings.label : undefined,
    'aria-describedby': fittings.describedBy,
    'aria-invalid': fittings.isInvalid ? 'true' : undefined,
    'data-key': fittings.key,
    autofocus: element['focus_on_load'] === true,
    on: { input: typed, keydown: entered },
  };
  const field = isLong
    ? el('textarea', { ...shared, rows: rowsOf(element) })
    : el('input', { ...shared, type: 'text', ...MODES[type] });
  field.value = value;
  const counter = el('span', { class: 'field-counter', 'aria-hidden': 'true' }, remaining(element, value));
  return el('div', { class: 'field-box' }, field, counter);
}

/** Slack tells how many characters are left once few are. */
function remaining(element: Json, value: string): string {
  const max = number(element['max_length']) || (element['type'] === 'plain_text_input' ? 3000 : 0);
  const left = max - value.length;
  return max > 0 && left < Math.max(20, max / 10) ? String(left) : '';
}

function rowsOf(element: Json): number {
  return Math.min(12, Math.max(number(element['min_lines']) || 3, 3));
}

function initialText(initial: unknown): string {
  if (!isObject(initial)) return string(initial);
  return objects(initial['elements'])
    .flatMap(section => objects(section['elements']).map(leaf => string(leaf['text'])))
    .join('');
}
