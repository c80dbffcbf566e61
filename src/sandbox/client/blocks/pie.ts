import { el, svg } from '../dom.ts';
import { number, string } from '../json.ts';
import type { Json } from '../types.ts';
import { nameOf } from './scale.ts';

const RADIUS = 80;
const HOLE = 46;

/** A ring with its shares beside it. */
export function pie(segments: Json[], title: string): HTMLElement {
  const values = segments.map(({ value }) => Math.max(0, number(value)));
  const total = values.reduce((sum, value) => sum + value, 0) || 1;
  const slices = values.map((value, at) => {
    const start = values.slice(0, at).reduce((sum, before) => sum + before, 0) / total;
    return slice(start, start + value / total, at);
  });
  const items = segments.map(({ label }, at) =>
    el(
      'li',
      {},
      el('span', { class: `legend-sign series-${at}` }),
      el('span', { class: 'legend-name' }, string(label)),
      el(
        'span',
        { class: 'legend-share' },
        `${nameOf(values[at] ?? 0)} · ${Math.round(((values[at] ?? 0) / total) * 100)} %`,
      ),
    ),
  );
  const box = { viewBox: '-84 -84 168 168', class: 'pie', role: 'img', 'aria-label': `${title}, pie chart` };
  return el(
    'div',
    { class: 'pie-row' },
    svg('svg', box, slices),
    el('ul', { class: 'legend legend-column' }, items),
  );
}

function slice(from: number, to: number, at: number): SVGElement {
  const isWhole = to - from > 0.9999;
  const end = isWhole ? from + 0.9999 : to;
  const isLong = end - from > 0.5 ? 1 : 0;
  const path = [
    `M ${point(from, RADIUS)}`,
    `A ${RADIUS} ${RADIUS} 0 ${isLong} 1 ${point(end, RADIUS)}`,
    `L ${point(end, HOLE)}`,
    `A ${HOLE} ${HOLE} 0 ${isLong} 0 ${point(from, HOLE)} Z`,
  ];
  return svg('path', { d: path.join(' '), class: `fill slice series-${at}` });
}

function point(share: number, radius: number): string {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${(radius * Math.cos(angle)).toFixed(2)} ${(radius * Math.sin(angle)).toFixed(2)}`;
}
