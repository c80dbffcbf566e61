import { el } from '../dom.ts';
import { icon as chevron } from '../icons.ts';
import { isObject, objects, string, textOf } from '../json.ts';
import type { Scene } from '../scene.ts';
import { richText } from '../text/rich-text.ts';
import { textObject } from '../text/text-object.ts';
import type { Json } from '../types.ts';
import { picture } from './basics.ts';

type DrawBlocks = (blocks: readonly Json[], scene: Scene) => HTMLElement;

/** Blocks in a frame, that may be folded. */
export function container(block: Json, scene: Scene, drawBlocks: DrawBlocks): HTMLElement {
  const { rich_text_title: rich, title, subtitle, icon } = block;
  const width = string(block['width']) || 'standard';
  const head = el(
    'div',
    { class: 'container-head' },
    isObject(icon) && picture(icon, 'card-icon'),
    el(
      'div',
      {},
      el('div', { class: 'container-title' }, isObject(rich) ? richText(rich, scene.reader) : textOf(title)),
      isObject(subtitle) && el('div', { class: 'muted' }, textObject(subtitle, scene.reader)),
    ),
  );
  const body = el('div', { class: 'container-body' }, drawBlocks(objects(block['child_blocks']), scene));
  const name = `container container-${width}`;
  if (block['is_collapsible'] === true) {
    return el(
      'details',
      { class: name, open: block['default_collapsed'] !== true },
      el('summary', {}, chevron('right', 14), head),
      body,
    );
  }
  return el(
    'section',
    { class: block['has_header_divider'] === true ? `${name} container-ruled` : name },
    head,
    body,
  );
}
