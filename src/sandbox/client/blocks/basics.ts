import { el, link } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import type { IconName } from '../icons.ts';
import { isObject, number, objects, string, textOf } from '../json.ts';
import type { Scene } from '../scene.ts';
import { withEmoji } from '../text/emoji.ts';
import { plain, textObject } from '../text/text-object.ts';
import type { Json } from '../types.ts';

export function divider(): HTMLElement {
  return el('hr');
}

export function header(block: Json): HTMLElement {
  const level = Math.min(4, Math.max(1, number(block['level']) || 2));
  const tag = (['h2', 'h3', 'h4', 'h5'] as const)[level - 1] ?? 'h3';
  return el(tag, { class: `block-heading level-${level}` }, plain(block['text']));
}

export function context(block: Json, { reader }: Scene): Child {
  return objects(block['elements']).map(element =>
    element['type'] === 'image'
      ? picture(element, 'context-image')
      : el('span', { class: 'context-text' }, textObject(element, reader)),
  );
}

export function image(block: Json): HTMLElement {
  const title = withEmoji(textOf(block['title']));
  return el('figure', {}, title !== '' && el('figcaption', {}, title), picture(block, 'image'));
}

/** A picture that cannot be loaded (a Slack file, no network) leaves its description. */
export function picture(element: Json, name: string): HTMLElement {
  const address = string(element['image_url']);
  const alt = string(element['alt_text']);
  const instead = () =>
    el('span', { class: `${name} image-missing`, role: 'img', 'aria-label': alt }, icon('eye', 14), alt);
  if (address === '') return instead();
  const made = el('img', {
    class: name,
    src: address,
    alt,
    loading: 'lazy',
    on: { error: () => made.replaceWith(instead()) },
  });
  return made;
}

const LEVELS: Readonly<Record<string, IconName>> = { warning: 'warning', error: 'warning', success: 'check' };

export function alert(block: Json, { reader }: Scene): HTMLElement {
  const level = string(block['level']) || 'default';
  return el(
    'div',
    { class: `alert alert-${level}`, role: level === 'error' ? 'alert' : 'note' },
    icon(LEVELS[level] ?? 'info'),
    el('div', {}, textObject(block['text'], reader)),
  );
}

export function video(block: Json): HTMLElement {
  const { title, title_url, author_name, provider_name, description } = block;
  const by = [author_name, provider_name]
    .map(string)
    .filter(name => name !== '')
    .join(' · ');
  return el(
    'div',
    { class: 'video' },
    el('strong', {}, link(string(title_url) || string(block['video_url']), textOf(title))),
    by !== '' && el('div', { class: 'muted' }, by),
    isObject(description) && el('p', {}, plain(description)),
    el(
      'div',
      { class: 'video-frame' },
      picture({ ...block, image_url: block['thumbnail_url'] }, 'image'),
      icon('play', 28),
    ),
  );
}
