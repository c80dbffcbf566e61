import { describe, expect, test } from 'vitest';
import { bar, cells, found, long, pie, times, without, worst } from './worst-cases.ts';
import type { Json, Violation } from './worst-cases.ts';

const richText = (...elements: Json[]) => ({ type: 'rich_text', elements });
const leaf = (one: Json) => richText({ type: 'rich_text_section', elements: [one] });
const LEAF = '/elements/0/elements/0';

const RICH_TEXT_LIMITS: Record<string, Violation> = {
  'an empty rich text': [richText(), '/elements', 'too_few'],
  'an empty rich text section': [
    richText({ type: 'rich_text_section', elements: [] }),
    '/elements/0/elements',
    'too_few',
  ],
  'an empty leaf': [leaf({ type: 'text', text: '' }), `${LEAF}/text`, 'too_short'],
  'a leaf that does not exist': [leaf({ type: 'blink', text: 'x' }), `${LEAF}/type`, 'type_not_allowed'],
  'a style that does not exist': [
    leaf({ type: 'text', text: 'x', style: { loud: true } }),
    `${LEAF}/style/loud`,
    'unknown_key',
  ],
  'a link to a script': [leaf({ type: 'link', url: 'javascript:alert(1)' }), `${LEAF}/url`, 'bad_format'],
  'a user who is no user id': [leaf({ type: 'user', user_id: 'mia' }), `${LEAF}/user_id`, 'bad_format'],
  'a date without a format': [leaf({ type: 'date', timestamp: 1 }), `${LEAF}/format`, 'missing_key'],
  'a list indented by 9': [
    richText({
      type: 'rich_text_list',
      style: 'bullet',
      indent: 9,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
    }),
    '/elements/0/indent',
    'out_of_range',
  ],
  'a mention in preformatted text': [
    richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U0MIA' }] }),
    LEAF + '/type',
    'type_not_allowed',
  ],
};

const changedChart = (change: Json, base: Json = bar): Json => ({
  ...base,
  chart: { ...(base['chart'] as Json), ...change },
});
const points = (...labels: string[]) => labels.map(label => ({ label, value: 1 }));
const axes = (...categories: string[]) => ({ categories });

const TABLE_AND_CHART_LIMITS: Record<string, Violation> = {
  'a table of 101 rows': [{ type: 'table', rows: times(101, () => cells(1)) }, '/rows', 'too_many'],
  'a table of 21 columns': [{ type: 'table', rows: [cells(21)] }, '/rows/0', 'too_many'],
  'a table of no rows': [{ type: 'table', rows: [] }, '/rows', 'too_few'],
  'an empty cell': [
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    '/rows/0/0/text',
    'too_short',
  ],
  '21 column settings': [
    { type: 'table', rows: [cells(1)], column_settings: times(21, () => ({})) },
    '/column_settings',
    'too_many',
  ],
  'a column aligned oddly': [
    { type: 'table', rows: [cells(1)], column_settings: [{ align: 'top' }] },
    '/column_settings/0/align',
    'value_not_allowed',
  ],
  'cells of more than 10,000 together': [
    { type: 'table', rows: [[{ type: 'raw_text', text: long(10_001) }]] },
    '/rows',
    'total_too_long',
  ],
  'a data table without a caption': [without(worst('data_table'), 'caption'), '/caption', 'missing_key'],
  'a data table of a header only': [{ ...worst('data_table'), rows: [cells(20)] }, '/rows', 'too_few'],
  'a data table of 102 rows': [
    { ...worst('data_table'), rows: times(102, () => cells(20)) },
    '/rows',
    'too_many',
  ],
  'a data table with a short row': [
    { ...worst('data_table'), rows: [cells(20), cells(19)] },
    '/rows',
    'mismatch',
  ],
  'a rich header cell': [
    {
      ...worst('data_table'),
      row_header_column_index: 0,
      rows: [[leaf({ type: 'text', text: 'x' })], cells(1)],
    },
    '/rows',
    'type_not_allowed',
  ],
  'a row header that does not exist': [
    { ...worst('data_table'), rows: times(2, () => cells(3)), row_header_column_index: 3 },
    '/row_header_column_index',
    'out_of_range',
  ],
  'a page of 101 rows': [{ ...worst('data_table'), page_size: 101 }, '/page_size', 'out_of_range'],
  'a chart title over 50': [{ ...bar, title: long(51) }, '/title', 'too_long'],
  'a chart that does not exist': [changedChart({ type: 'radar' }), '/chart/type', 'type_not_allowed'],
  'seven segments': [
    changedChart({ segments: times(7, index => ({ label: `s${index}`, value: 1 })) }, pie),
    '/chart/segments',
    'too_many',
  ],
  'a segment of nothing': [
    changedChart({ segments: [{ label: 'none', value: 0 }] }, pie),
    '/chart/segments/0/value',
    'out_of_range',
  ],
  'a segment label over 20': [
    changedChart({ segments: [{ label: long(21), value: 1 }] }, pie),
    '/chart/segments/0/label',
    'too_long',
  ],
  'seven series': [
    changedChart({
      axis_config: axes('a'),
      series: times(7, index => ({ name: `n${index}`, data: points('a') })),
    }),
    '/chart/series',
    'too_many',
  ],
  'a series name over 20': [
    changedChart({ axis_config: axes('a'), series: [{ name: long(21), data: points('a') }] }),
    '/chart/series/0/name',
    'too_long',
  ],
  'two series of one name': [
    changedChart({ axis_config: axes('a'), series: times(2, () => ({ name: 'n', data: points('a') })) }),
    '/chart/series',
    'duplicate',
  ],
  'a category twice': [
    changedChart({ axis_config: axes('a', 'a'), series: [{ name: 'n', data: points('a', 'a') }] }),
    '/chart/axis_config',
    'duplicate',
  ],
  'labels that are not the categories': [
    changedChart({ axis_config: axes('a', 'b'), series: [{ name: 'n', data: points('b', 'a') }] }),
    '/chart/series',
    'mismatch',
  ],
  'an axis label over 50': [
    changedChart({
      axis_config: { ...axes('a'), y_label: long(51) },
      series: [{ name: 'n', data: points('a') }],
    }),
    '/chart/axis_config/y_label',
    'too_long',
  ],
  'a value that is no number': [
    changedChart({ axis_config: axes('a'), series: [{ name: 'n', data: [{ label: 'a', value: NaN }] }] }),
    '/chart/series/0/data/0/value',
    'wrong_type',
  ],
};

describe('one step over each limit is refused where it is made', () => {
  test.each(Object.entries({ ...RICH_TEXT_LIMITS, ...TABLE_AND_CHART_LIMITS }))(
    '%s',
    (_, [block, pointer, code, surface]) => {
      expect(found(surface ?? 'message', block)).toEqual([[`/blocks/0${pointer}`, code]]);
    },
  );
});
