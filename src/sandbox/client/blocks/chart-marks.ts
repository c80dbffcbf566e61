import { svg } from '../dom.ts';
import { nameOf } from './scale.ts';

/** What stands for the values: bars, lines, areas. */

export type Series = { name: string; values: number[] };
export type Plot = {
  left: number;
  width: number;
  /** Width of one category. */
  step: number;
  y: (value: number) => number;
  names: string[];
};

export function bars(plot: Plot, series: Series[]): SVGElement[] {
  const width = Math.min(34, (plot.step * 0.72) / Math.max(1, series.length));
  return series.flatMap(({ name, values }, at) =>
    values.map((value, index) => {
      const [top, bottom] = [plot.y(Math.max(0, value)), plot.y(Math.min(0, value))];
      const x = plot.left + plot.step * (index + 0.5) + width * (at - series.length / 2);
      return svg(
        'rect',
        {
          x: x + 0.75,
          y: top,
          width: Math.max(1, width - 1.5),
          height: Math.max(0, bottom - top),
          rx: 2,
          class: `fill series-${at}`,
        },
        svg('title', {}, wordsFor(plot, name, index, value)),
      );
    }),
  );
}

export function lines(plot: Plot, series: Series[]): SVGElement[] {
  return series.flatMap(({ name, values }, at) => [
    svg('polyline', { points: points(plot, values), class: `line series-${at}` }),
    ...values.map((value, index) =>
      svg(
        'circle',
        { cx: middle(plot, index), cy: plot.y(value), r: 3, class: `fill series-${at}` },
        svg('title', {}, wordsFor(plot, name, index, value)),
      ),
    ),
  ]);
}

export function area(plot: Plot, series: Series[]): SVGElement[] {
  const zero = plot.y(0);
  return [
    ...series.map(({ values }, at) =>
      svg('polygon', {
        points: `${middle(plot, 0)},${zero} ${points(plot, values)} ${middle(plot, values.length - 1)},${zero}`,
        class: `area series-${at}`,
      }),
    ),
    ...lines(plot, series),
  ];
}

function points(plot: Plot, values: number[]): string {
  return values.map((value, index) => `${middle(plot, index)},${plot.y(value)}`).join(' ');
}

function middle({ left, step }: Plot, index: number): number {
  return left + step * (index + 0.5);
}

function wordsFor({ names }: Plot, series: string, index: number, value: number): string {
  return `${series}, ${names[index] ?? ''}: ${nameOf(value)}`;
}
