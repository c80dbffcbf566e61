import { describe, expect, test } from 'vitest';
import { ELEMENT_CASES, element, found, long, mrkdwn, plain, times, without } from './worst-cases.ts';
import type { Violation } from './worst-cases.ts';

const options = (count: number) => times(count, index => ({ text: plain(3), value: `v${index}` }));
const ELEMENT_LIMITS: Record<string, Violation> = {
  'an action_id over 255': [element('datepicker', { action_id: long(256) }), '/action_id', 'too_long'],
  'a placeholder over 150': [
    element('datepicker', { placeholder: plain(151) }),
    '/placeholder/text',
    'too_long',
  ],
  'a confirm title over 100': [
    element('datepicker', {
      confirm: { title: plain(101), text: plain(1), confirm: plain(1), deny: plain(1) },
    }),
    '/confirm/title/text',
    'too_long',
  ],
  'a confirm text over 300': [
    element('datepicker', {
      confirm: { title: plain(1), text: plain(301), confirm: plain(1), deny: plain(1) },
    }),
    '/confirm/text/text',
    'too_long',
  ],
  'a confirm button over 30': [
    element('datepicker', {
      confirm: { title: plain(1), text: plain(1), confirm: plain(31), deny: plain(1) },
    }),
    '/confirm/confirm/text',
    'too_long',
  ],
  'a deny button over 30': [
    element('datepicker', {
      confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(31) },
    }),
    '/confirm/deny/text',
    'too_long',
  ],
  'a day that does not exist': [
    element('datepicker', { initial_date: '2027-02-29' }),
    '/initial_date',
    'bad_format',
  ],
  'a time that does not exist': [
    element('timepicker', { initial_time: '24:00' }),
    '/initial_time',
    'bad_format',
  ],
  'a zone that does not exist': [element('timepicker', { timezone: 'Mars/Base' }), '/timezone', 'bad_format'],
  'an instant of 13 digits': [
    element('datetimepicker', { initial_date_time: 1_770_000_000_000 }),
    '/initial_date_time',
    'out_of_range',
  ],
  'an option text over 75': [
    without(element('radio_buttons', { options: [{ text: plain(76), value: 'v' }] }), 'initial_option'),
    '/options/0/text/text',
    'too_long',
  ],
  'no options': [without(element('radio_buttons', { options: [] }), 'initial_option'), '/options', 'too_few'],
  'eleven radio buttons': [
    without(element('radio_buttons', { options: options(11) }), 'initial_option'),
    '/options',
    'too_many',
  ],
  'eleven checkboxes': [
    without(element('checkboxes', { options: options(11) }), 'initial_options'),
    '/options',
    'too_many',
  ],
  '101 options': [
    without(element('static_select', { options: options(101) }), 'initial_option'),
    '/options',
    'too_many',
  ],
  '101 option groups': [
    element('multi_static_select', {
      option_groups: times(101, () => ({ label: plain(1), options: options(2) })),
      initial_options: undefined,
    }),
    '/option_groups',
    'too_many',
  ],
  'a group label over 75': [
    element('multi_static_select', {
      option_groups: [{ label: plain(76), options: options(2) }],
      initial_options: undefined,
    }),
    '/option_groups/0/label/text',
    'too_long',
  ],
  'options and groups': [
    element('static_select', {
      options: options(1),
      option_groups: [{ label: plain(1), options: options(1) }],
      initial_option: undefined,
    }),
    '',
    'conflict',
  ],
  'a mrkdwn option in a menu': [
    element('static_select', { options: [{ text: mrkdwn(3), value: 'v' }], initial_option: undefined }),
    '/options/0/text/type',
    'type_not_allowed',
  ],
  'an initial option that differs in emoji only': [
    element('static_select', {
      options: options(1),
      initial_option: { text: { type: 'plain_text', text: 'mmm', emoji: false }, value: 'v0' },
    }),
    '/initial_option',
    'not_an_option',
  ],
  'more initial options than may be selected': [
    element('multi_static_select', { max_selected_items: 1 }),
    '/initial_options',
    'too_many',
  ],
  'no selection allowed': [
    element('multi_users_select', { max_selected_items: 0 }),
    '/max_selected_items',
    'out_of_range',
  ],
  'an empty filter': [element('conversations_select', { filter: {} }), '/filter', 'missing_key'],
  'a filter that includes nothing': [
    element('conversations_select', { filter: { include: [] } }),
    '/filter/include',
    'too_few',
  ],
  'a user that is no id': [element('users_select', { initial_user: 'mia' }), '/initial_user', 'bad_format'],
  'a max_length over 3000': [
    element('plain_text_input', { max_length: 3001 }),
    '/max_length',
    'out_of_range',
  ],
  'a min_length above max_length': [
    element('plain_text_input', { min_length: 9, max_length: 8, initial_value: 'x' }),
    '/min_length',
    'conflict',
  ],
  'an initial text over max_length': [
    element('plain_text_input', { max_length: 3, initial_value: 'four' }),
    '/initial_value',
    'too_long',
  ],
  'a number without is_decimal_allowed': [
    without(ELEMENT_CASES['number_input'], 'is_decimal_allowed'),
    '/is_decimal_allowed',
    'missing_key',
  ],
  'a number that is a number': [
    element('number_input', { initial_value: 5 }),
    '/initial_value',
    'wrong_type',
  ],
  'a number that is a word': [
    element('number_input', { initial_value: 'five' }),
    '/initial_value',
    'bad_format',
  ],
  'a fraction where whole numbers are asked': [
    element('number_input', { is_decimal_allowed: false, min_value: '1' }),
    '/initial_value',
    'bad_format',
  ],
  'a least number above the greatest': [
    element('number_input', { min_value: '11', initial_value: undefined }),
    '/min_value',
    'conflict',
  ],
  'a number above the greatest': [
    element('number_input', { initial_value: '10.5' }),
    '/initial_value',
    'conflict',
  ],
  'a rich text input of 101 lines': [
    element('rich_text_input', { max_lines: 101 }),
    '/max_lines',
    'out_of_range',
  ],
  'eleven files': [element('file_input', { max_files: 11 }), '/max_files', 'out_of_range'],
  'a dispatch on nothing': [
    element('email_text_input', { dispatch_action_config: { trigger_actions_on: [] } }),
    '/dispatch_action_config/trigger_actions_on',
    'too_few',
  ],
};

const ACTION_LIMITS: Record<string, Violation> = {
  'a button text over 75': [element('button', { text: plain(76) }), '/text/text', 'too_long'],
  'a button value over 2000': [element('button', { value: long(2001) }), '/value', 'too_long'],
  'a button url over 3000': [
    element('button', { url: `https://example.com/${long(2981)}` }),
    '/url',
    'too_long',
  ],
  'a button to a script': [element('button', { url: 'javascript:alert(1)' }), '/url', 'bad_format'],
  'a button style that does not exist': [
    element('button', { style: 'default' }),
    '/style',
    'value_not_allowed',
  ],
  'an accessibility_label over 75': [
    element('button', { accessibility_label: long(76) }),
    '/accessibility_label',
    'too_long',
  ],
  'an option value over 75': [
    element('overflow', { options: [{ text: plain(3), value: long(76) }] }),
    '/options/0/value',
    'too_long',
  ],
  'an option description over 75': [
    element('overflow', { options: [{ text: plain(3), value: 'v', description: plain(76) }] }),
    '/options/0/description/text',
    'too_long',
  ],
  'six options in an overflow': [element('overflow', { options: options(6) }), '/options', 'too_many'],
  'an option url over 3000': [
    element('overflow', {
      options: [{ text: plain(3), value: 'v', url: `https://example.com/${long(2981)}` }],
    }),
    '/options/0/url',
    'too_long',
  ],
};

describe('one step over each limit is refused where it is made', () => {
  test.each(Object.entries(ELEMENT_LIMITS))('%s', (_, [element, pointer, code]) => {
    const block = { type: 'input', label: plain(3), element };
    expect(found('modal', block)).toEqual([[`/blocks/0/element${pointer}`, code]]);
  });

  test.each(Object.entries(ACTION_LIMITS))('%s', (_, [element, pointer, code]) => {
    const block = { type: 'actions', elements: [element] };
    expect(found('home', block)).toEqual([[`/blocks/0/elements/0${pointer}`, code]]);
  });
});
