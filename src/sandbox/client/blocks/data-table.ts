import { el, replace } from '../dom.ts';
import type { Child } from '../dom.ts';
import { icon } from '../icons.ts';
import { number, string } from '../json.ts';
import type { Scene } from '../scene.ts';
import type { Json } from '../types.ts';
import { cellContent, compareCells, isNumber, rowsOf } from './cells.ts';

type Order = { column: number; isDown: boolean };

/** A table that is sorted by its headings and turned page by page. */
export function dataTable(block: Json, { reader }: Scene): HTMLElement {
  const [head = [], ...rows] = rowsOf(block);
  const size = number(block['page_size']) || 5;
  const rowHeader = number(block['row_header_column_index']);
  const pages = Math.max(1, Math.ceil(rows.length / size));
  let order: Order | undefined;
  let page = 0;
  const headRow = el('tr');
  const body = el('tbody');
  const foot = el('div', { class: 'table-foot' });

  const draw = () => {
    const sorted = order ? sortedBy(rows, order) : rows;
    replace(
      headRow,
      head.map((cell, column) => heading(cell, column)),
    );
    replace(
      body,
      sorted.slice(page * size, (page + 1) * size).map(row => el('tr', {}, row.map(bodyCell))),
    );
    replace(foot, pages > 1 && pager());
  };
  const bodyCell = (cell: Json, column: number) => {
    const side = isNumber(cell) ? 'cell-right' : 'cell-left';
    if (column !== rowHeader) return el('td', { class: side }, cellContent(cell, reader));
    return el('th', { scope: 'row', class: side }, cellContent(cell, reader));
  };
  const heading = (cell: Json, column: number) => {
    const isSorted = order?.column === column;
    const side = isNumber(rows[0]?.[column]) ? 'cell-right' : 'cell-left';
    const sort = () => {
      order = { column, isDown: isSorted && order?.isDown === false };
      page = 0;
      draw();
      headRow.querySelectorAll('button').item(column).focus();
    };
    const direction = order?.isDown ? 'descending' : 'ascending';
    return el(
      'th',
      { scope: 'col', class: side, 'aria-sort': isSorted ? direction : 'none' },
      el(
        'button',
        { type: 'button', class: 'sort', on: { click: sort } },
        cellContent(cell, reader),
        isSorted && icon(order?.isDown ? 'down' : 'up', 12),
      ),
    );
  };
  const pager = (): Child => {
    const turn = (by: number) => () => {
      page += by;
      draw();
    };
    const first = page * size + 1;
    return [
      el('span', {}, `${first}–${Math.min(first + size - 1, rows.length)} of ${rows.length}`),
      el(
        'button',
        {
          type: 'button',
          class: 'button button-quiet button-icon',
          'aria-label': 'Page before',
          disabled: page === 0,
          on: { click: turn(-1) },
        },
        icon('left', 14),
      ),
      el(
        'button',
        {
          type: 'button',
          class: 'button button-quiet button-icon',
          'aria-label': 'Next page',
          disabled: page === pages - 1,
          on: { click: turn(1) },
        },
        icon('right', 14),
      ),
    ];
  };
  draw();
  return el(
    'div',
    { class: 'data-table' },
    el(
      'div',
      { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': string(block['caption']) },
      el(
        'table',
        { class: 'table' },
        el('caption', {}, string(block['caption'])),
        el('thead', {}, headRow),
        body,
      ),
    ),
    foot,
  );
}

function sortedBy(rows: Json[][], { column, isDown }: Order): Json[][] {
  return rows.toSorted((a, b) => compareCells(a[column], b[column]) * (isDown ? -1 : 1));
}
