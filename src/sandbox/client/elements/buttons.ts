import { el } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { object, objects, string, strings, textOf } from '../json.ts';
import { press } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { toast } from '../shell/toast.ts';
import { withEmoji } from '../text/emoji.ts';
import type { Json } from '../types.ts';
import { menuButton } from './menu.ts';

/** Buttons of all kinds, and the overflow menu. */

export function button(block: Json, element: Json, scene: Scene): HTMLElement {
  const style = string(element['style']);
  const address = string(element['url']);
  const made: HTMLElement = pressable(
    {
      class: style === '' ? 'button' : `button button-${style}`,
      label: string(element['accessibility_label']) || undefined,
      key: `${string(block['block_id'])} ${string(element['action_id'])}`,
    },
    withEmoji(textOf(element['text'])),
    async () => {
      if (/^https?:/i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
      await press(scene, block, element);
    },
  );
  return made;
}

export function workflowButton(_: Json, element: Json): HTMLElement {
  const explain = () => toast('Workflows do not run in the sandbox.');
  return el(
    'button',
    { type: 'button', class: 'button', on: { click: explain } },
    icon('bolt', 14),
    textOf(element['text']),
  );
}

export function feedbackButtons(block: Json, element: Json, scene: Scene): HTMLElement {
  const one = (key: 'positive' | 'negative', sign: string) => {
    const { text, accessibility_label: label } = object(element[`${key}_button`]);
    return pressable({ class: 'button button-quiet', label: string(label) || textOf(text) }, sign, () =>
      press(scene, block, element, key),
    );
  };
  return el('span', { class: 'button-row' }, one('positive', '👍'), one('negative', '👎'));
}

export function iconButton(block: Json, element: Json, scene: Scene): Child {
  const readers = strings(element['visible_to_user_ids']);
  if (readers.length > 0 && !readers.includes(scene.reader.me)) return undefined;
  const label = string(element['accessibility_label']) || textOf(element['text']);
  return pressable({ class: 'button button-quiet', label }, icon('trash'), () =>
    press(scene, block, element),
  );
}

export function overflow(block: Json, element: Json, scene: Scene): HTMLElement {
  const label = string(element['accessibility_label']) || 'More actions';
  return menuButton({ label, class: 'button button-quiet button-icon', content: icon('dots') }, () =>
    objects(element['options']).map(option => ({
      label: withEmoji(textOf(option['text'])),
      detail: textOf(option['description']),
      choose: () => {
        const address = string(option['url']);
        if (/^https?:/i.test(address)) window.open(address, '_blank', 'noopener,noreferrer');
        void press(scene, block, element, string(option['value']));
      },
    })),
  );
}

/** Shows that it waits, and takes no second press meanwhile. */
function pressable(
  props: { class: string; label: string | undefined; key?: string },
  content: Child,
  act: () => Promise<unknown>,
): HTMLElement {
  const made = el(
    'button',
    {
      type: 'button',
      class: props.class,
      'aria-label': props.label,
      'data-key': props.key,
      on: { click: () => void run() },
    },
    content,
  );
  const run = async () => {
    if (made.getAttribute('aria-busy') === 'true') return;
    made.setAttribute('aria-busy', 'true');
    await act();
    made.removeAttribute('aria-busy');
  };
  return made;
}
