import { el, freshId } from '../dom.ts';
import { drawElement } from '../elements/elements.ts';
import { icon } from '../icons.ts';
import { isObject, object, string, textOf } from '../json.ts';
import type { Scene } from '../scene.ts';
import { plain } from '../text/text-object.ts';
import type { Json } from '../types.ts';

const GROUPS = new Set<unknown>(['radio_buttons', 'checkboxes']);

/** A label, an element, a hint, and what is wrong with what was put in. */
export function input(block: Json, scene: Scene): HTMLElement {
  const element = object(block['element']);
  const [id, labelId, hintId, errorId] = ['input', 'label', 'hint', 'error'].map(freshId);
  const error = scene.errors[string(block['block_id'])];
  const isGroup = GROUPS.has(element['type']);
  const isOptional = block['optional'] === true;
  const label = [plain(block['label']), isOptional && el('span', { class: 'optional' }, ' (optional)')];
  const describedBy = [isObject(block['hint']) && hintId, error !== undefined && errorId]
    .filter(Boolean)
    .join(' ');
  return el(
    'div',
    { class: error === undefined ? 'input' : 'input input-invalid' },
    isGroup
      ? el('div', { class: 'label', id: labelId }, label)
      : el('label', { class: 'label', id: labelId, for: id }, label),
    drawElement(block, element, scene, {
      label: textOf(block['label']),
      dispatches: block['dispatch_action'] === true,
      isInvalid: error !== undefined,
      ...(id === undefined || isGroup ? {} : { id }),
      ...(labelId === undefined ? {} : { labelledBy: labelId }),
      describedBy: describedBy === '' ? undefined : describedBy,
    }),
    error !== undefined && el('div', { class: 'error', id: errorId }, icon('warning', 14), error),
    isObject(block['hint']) && el('div', { class: 'hint', id: hintId }, plain(block['hint'])),
  );
}
