import { el, freshId } from '../dom.ts';
import { isObject, objects, string, strings } from '../json.ts';
import { press } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { textObject } from '../text/text-object.ts';
import type { Json } from '../types.ts';
import type { Fittings } from './fittings.ts';

/** Radio buttons and checkboxes. */
export function choices(block: Json, element: Json, scene: Scene, fittings: Fittings): HTMLElement {
  const isMany = element['type'] === 'checkboxes';
  const kept = scene.values.get(block, element);
  let chosen = kept === undefined ? initialOf(element, isMany) : strings(Array.isArray(kept) ? kept : [kept]);
  const name = freshId('choice');
  const changed = async (value: string, isOn: boolean) => {
    chosen = isMany ? [...chosen.filter(one => one !== value), ...(isOn ? [value] : [])] : [value];
    const given = isMany ? chosen : value;
    scene.values.set(block, element, given);
    if (fittings.dispatches) await press(scene, block, element, given);
  };
  const rows = objects(element['options']).map((option, index) => {
    const value = string(option['value']);
    const input = el('input', {
      type: isMany ? 'checkbox' : 'radio',
      name,
      value,
      checked: chosen.includes(value),
      'data-key': fittings.key === undefined ? undefined : `${fittings.key} ${value}`,
      autofocus: element['focus_on_load'] === true && index === 0,
      on: { change: () => void changed(value, input.checked) },
    });
    return el(
      'label',
      { class: 'choice' },
      input,
      el(
        'span',
        { class: 'choice-text' },
        el('span', {}, textObject(option['text'], scene.reader)),
        isObject(option['description']) &&
          el('span', { class: 'choice-detail' }, textObject(option['description'], scene.reader)),
      ),
    );
  });
  return el(
    'div',
    {
      class: 'choices',
      role: isMany ? 'group' : 'radiogroup',
      'aria-labelledby': fittings.labelledBy,
      'aria-describedby': fittings.describedBy,
      'aria-invalid': fittings.isInvalid ? 'true' : undefined,
    },
    rows,
  );
}

function initialOf(element: Json, isMany: boolean): string[] {
  const initial = isMany ? objects(element['initial_options']) : [element['initial_option']].filter(isObject);
  return initial.map(option => string(option['value']));
}
