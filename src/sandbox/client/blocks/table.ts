import { el } from '../dom.ts';
import { object, string } from '../json.ts';
import type { Scene } from '../scene.ts';
import type { Json } from '../types.ts';
import { cellContent, isNumber, rowsOf } from './cells.ts';

export function table(block: Json, { reader }: Scene): HTMLElement {
  const settings: unknown[] = Array.isArray(block['column_settings']) ? block['column_settings'] : [];
  const classOf = (cell: Json, column: number) => {
    const { align, is_wrapped: isWrapped } = object(settings[column]);
    const side = string(align) || (isNumber(cell) ? 'right' : 'left');
    return `cell-${side}${isWrapped === true ? ' cell-wrapped' : ''}`;
  };
  const [head = [], ...body] = rowsOf(block);
  return el(
    'div',
    { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    el(
      'table',
      { class: 'table' },
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          head.map((cell, at) =>
            el('th', { scope: 'col', class: classOf(cell, at) }, cellContent(cell, reader)),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        body.map(row =>
          el(
            'tr',
            {},
            row.map((cell, at) => el('td', { class: classOf(cell, at) }, cellContent(cell, reader))),
          ),
        ),
      ),
    ),
  );
}
