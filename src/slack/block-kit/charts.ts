import { isObject, list, number, object, string, typed, variants } from './shape.ts';
import type { Finding, JsonObject, Rule } from './shape.ts';

/** Six at the launch of charts; later libraries accept twelve, six is right in all. */
const SERIES_MAX = 6;
const POINTS_MAX = 20;
const label = string({ max: 20 });
const axisLabel = string({ max: 50 });

const series = list(
  object({ name: label, data: list(object({ label, value: number() }), { max: POINTS_MAX }) }),
  { max: SERIES_MAX },
);
const axes = object(
  { categories: list(label, { max: POINTS_MAX }) },
  { x_label: axisLabel, y_label: axisLabel },
);

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
const namedObjects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
const repeated = (values: string[]) => values.find((value, index) => values.indexOf(value) !== index);
const categoriesOf = (chart: JsonObject) =>
  strings(isObject(chart['axis_config']) ? chart['axis_config']['categories'] : undefined);

const uniqueCategories: Rule = chart => {
  const twice = repeated(categoriesOf(chart));
  return twice === undefined
    ? []
    : [{ key: 'axis_config', code: 'duplicate', message: `The category "${twice}" is there twice` }];
};

const uniqueSeriesNames: Rule = chart => {
  const twice = repeated(strings(namedObjects(chart['series']).map(({ name }) => name)));
  return twice === undefined
    ? []
    : [{ key: 'series', code: 'duplicate', message: `Two series are called "${twice}"` }];
};

const labelsMatchCategories: Rule = chart => {
  const categories = categoriesOf(chart);
  return namedObjects(chart['series']).flatMap(({ data }, index): Finding[] => {
    const labels = strings(namedObjects(data).map(point => point['label']));
    if (labels.length === categories.length && labels.every((name, at) => name === categories[at])) return [];
    return [
      {
        key: 'series',
        code: 'mismatch',
        message: `Series ${index} has the labels ${labels.join(', ')}; they must be the categories ${categories.join(', ')}`,
      },
    ];
  });
};

const seriesChart = (type: string) =>
  typed(type, { series, axis_config: axes }, {}, uniqueCategories, uniqueSeriesNames, labelsMatchCategories);

const CHARTS = {
  pie: typed('pie', {
    segments: list(object({ label, value: number({ min: Number.MIN_VALUE }) }), { max: SERIES_MAX }),
  }),
  bar: seriesChart('bar'),
  line: seriesChart('line'),
  area: seriesChart('area'),
};

export const chartBlock = {
  required: { title: string({ max: 50 }), chart: variants('chart', () => CHARTS) },
  optional: {},
  rules: [],
};
