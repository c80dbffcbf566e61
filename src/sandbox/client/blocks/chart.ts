import { el, svg } from '../dom.ts';
import { number, object, objects, string, strings } from '../json.ts';
import type { Json } from '../types.ts';
import { area, bars, lines } from './chart-marks.ts';
import type { Plot, Series } from './chart-marks.ts';
import { pie } from './pie.ts';
import { nameOf, scaleOf } from './scale.ts';

const SIZE = { width: 520, height: 200 };
const MARGIN = { top: 12, right: 12, left: 46 };
/** Below the axis: the names, and a title where there is one. */
const FOOT = { plain: 24, titled: 40 };
const MARKS = { bar: bars, line: lines, area } as const;

/** Charts in lines and boxes; the numbers are there as a table for whoever cannot see them. */
export function chart(block: Json): HTMLElement {
  const chart = object(block['chart']);
  const title = string(block['title']);
  const isPie = chart['type'] === 'pie';
  const series = isPie ? [] : seriesOf(chart);
  const drawn = isPie ? pie(objects(chart['segments']), title) : axes(chart, series, title);
  const legend =
    series.length > 1 &&
    el(
      'ul',
      { class: 'legend' },
      series.map(({ name }, at) => legendItem(name, at)),
    );
  return el(
    'figure',
    { class: 'chart' },
    el('figcaption', {}, title),
    drawn,
    legend,
    isPie ? undefined : numbers(chart, series),
  );
}

function legendItem(text: string, at: number): HTMLElement {
  return el('li', {}, el('span', { class: `legend-sign series-${at}` }), text);
}

function seriesOf(chart: Json): Series[] {
  return objects(chart['series']).map(({ name, data }) => ({
    name: string(name),
    values: objects(data).map(({ value }) => number(value)),
  }));
}

function axes(chart: Json, series: Series[], title: string): SVGElement {
  const { categories, x_label: xLabel, y_label: yLabel } = object(chart['axis_config']);
  const names = strings(categories);
  const foot = string(xLabel) === '' ? FOOT.plain : FOOT.titled;
  const scale = scaleOf(series.flatMap(({ values }) => values));
  const plot: Plot = {
    left: MARGIN.left,
    width: SIZE.width - MARGIN.left - MARGIN.right,
    step: (SIZE.width - MARGIN.left - MARGIN.right) / Math.max(1, names.length),
    y: value =>
      MARGIN.top + ((scale.max - value) / (scale.max - scale.min)) * (SIZE.height - MARGIN.top - foot),
    names,
  };
  const mark = MARKS[chart['type'] as keyof typeof MARKS] ?? bars;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
      class: 'plot',
      role: 'img',
      'aria-label': `${title}, ${string(chart['type'])} chart`,
    },
    scale.ticks.map(tick => gridLine(plot, tick)),
    mark(plot, series),
    categoryLabels(plot, SIZE.height - foot + 16),
    string(xLabel) !== '' &&
      svg(
        'text',
        { x: plot.left + plot.width / 2, y: SIZE.height - 4, class: 'axis-title', 'text-anchor': 'middle' },
        string(xLabel),
      ),
    string(yLabel) !== '' &&
      svg(
        'text',
        { x: 11, y: 100, class: 'axis-title', 'text-anchor': 'middle', transform: 'rotate(-90 11 100)' },
        string(yLabel),
      ),
  );
}

function gridLine(plot: Plot, tick: number): SVGElement {
  const y = plot.y(tick);
  return svg(
    'g',
    {},
    svg('line', {
      x1: plot.left,
      x2: plot.left + plot.width,
      y1: y,
      y2: y,
      class: tick === 0 ? 'grid grid-zero' : 'grid',
    }),
    svg('text', { x: plot.left - 6, y: y + 3.5, class: 'axis', 'text-anchor': 'end' }, nameOf(tick)),
  );
}

/** Where the names would touch, every second or third is left out; the table has them all. */
function categoryLabels({ names, left, step }: Plot, y: number): SVGElement[] {
  const longest = Math.max(1, ...names.map(({ length }) => length));
  const every = Math.max(1, Math.ceil((longest * 6.2) / step));
  return names.flatMap((name, at) =>
    at % every === 0
      ? [svg('text', { x: left + step * (at + 0.5), y, class: 'axis', 'text-anchor': 'middle' }, name)]
      : [],
  );
}

function numbers(chart: Json, series: Series[]): HTMLElement {
  const names = strings(object(chart['axis_config'])['categories']);
  return el(
    'table',
    { class: 'sr-only' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        el('th'),
        series.map(({ name }) => el('th', { scope: 'col' }, name)),
      ),
    ),
    el(
      'tbody',
      {},
      names.map((name, at) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, name),
          series.map(({ values }) => el('td', {}, values[at])),
        ),
      ),
    ),
  );
}
