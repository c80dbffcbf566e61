import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { drawElement } from '../elements/elements.ts';
import { isObject, objects, textOf } from '../json.ts';
import type { Scene } from '../scene.ts';
import { textObject } from '../text/text-object.ts';
import type { Json } from '../types.ts';
import { picture } from './basics.ts';

export function section(block: Json, scene: Scene): HTMLElement {
  const { text, accessory } = block;
  const fields = objects(block['fields']);
  const words = el(
    'div',
    { class: 'section-text' },
    isObject(text) && el('div', {}, textObject(text, scene.reader)),
    fields.length > 0 &&
      el(
        'div',
        { class: 'fields' },
        fields.map(field => el('div', { class: 'section-field' }, textObject(field, scene.reader))),
      ),
  );
  if (!isObject(accessory)) return words;
  const drawn =
    accessory['type'] === 'image'
      ? picture(accessory, 'accessory-image')
      : drawElement(block, accessory, scene, { label: textOf(text).slice(0, 80) });
  const isWide = accessory['type'] === 'radio_buttons' || accessory['type'] === 'checkboxes';
  return el(
    'div',
    { class: isWide ? 'section section-wide' : 'section' },
    words,
    el('div', { class: 'accessory' }, drawn),
  );
}

export function actions(block: Json, scene: Scene): Child {
  return objects(block['elements']).map(element => drawElement(block, element, scene));
}

export function contextActions(block: Json, scene: Scene): Child {
  return objects(block['elements']).map(element => drawElement(block, element, scene));
}
