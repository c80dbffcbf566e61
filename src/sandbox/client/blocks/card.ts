import { el } from '../dom.ts';
import { drawElement } from '../elements/elements.ts';
import { isObject, objects } from '../json.ts';
import type { Scene } from '../scene.ts';
import { textObject } from '../text/text-object.ts';
import type { Json } from '../types.ts';
import { picture } from './basics.ts';

export function card(block: Json, scene: Scene): HTMLElement {
  const { hero_image: hero, icon, title, subtitle, body } = block;
  const buttons = objects(block['actions']);
  const part = (text: unknown, name: string) =>
    isObject(text) && el('div', { class: name }, textObject(text, scene.reader));
  return el(
    'article',
    { class: 'card' },
    isObject(hero) && picture(hero, 'card-hero'),
    el(
      'div',
      { class: 'card-head' },
      isObject(icon) && picture(icon, 'card-icon'),
      el('div', {}, part(title, 'card-title'), part(subtitle, 'card-subtitle')),
    ),
    part(body, 'card-body'),
    buttons.length > 0 &&
      el(
        'div',
        { class: 'button-row' },
        buttons.map(button => drawElement(block, button, scene)),
      ),
  );
}

export function carousel(block: Json, scene: Scene): HTMLElement {
  const cards = objects(block['elements']).map(one => card(one, scene));
  return el(
    'div',
    { class: 'carousel', role: 'group', 'aria-label': `${cards.length} cards`, tabindex: 0 },
    cards,
  );
}
