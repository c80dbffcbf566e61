import { describe, expect, test } from 'vitest';
import { BLOCKS } from '../../../src/slack/block-kit/blocks.ts';
import type { Surface } from '../../../src/slack/block-kit/blocks.ts';
import { ELEMENTS } from '../../../src/slack/block-kit/elements.ts';
import {
  MESSAGE_LENGTH_MAX,
  isRefused,
  messageLength,
  validateMessage,
  validateView,
} from '../../../src/slack/block-kit/validate.ts';
import {
  BLOCK_CASES,
  ELEMENT_CASES,
  NOT_IN_INPUT,
  long,
  payload,
  plain,
  problemsOn,
  times,
} from './worst-cases.ts';
import type { Json } from './worst-cases.ts';

const inInput = (element: unknown): Json => ({ type: 'input', label: plain(10), element });

describe('the worst case that Slack still takes', () => {
  test.each(BLOCK_CASES)('$name passes', ({ surface, block }) => {
    expect(problemsOn(surface, [block])).toEqual([]);
  });

  test.each(Object.entries(ELEMENT_CASES))('%s passes', (type, element) => {
    const block = NOT_IN_INPUT.has(type)
      ? {
          type:
            type.includes('button') && !type.startsWith('b') && type !== 'workflow_button'
              ? 'context_actions'
              : 'actions',
          elements: [element],
        }
      : inInput(element);
    expect(problemsOn(block.type === 'context_actions' ? 'message' : 'modal', [block])).toEqual([]);
  });

  test('there is one for every block and every element in the tables', () => {
    const tested = new Set(BLOCK_CASES.map(({ block }) => block['type']));
    expect(Object.keys(BLOCKS).filter(type => !tested.has(type))).toEqual(['file']);
    expect(Object.keys(ELEMENTS).filter(type => !(type in ELEMENT_CASES))).toEqual([]);
  });

  test('fifty blocks in a message, a hundred in a modal and at home', () => {
    const dividers = (count: number) => times(count, () => ({ type: 'divider' }));
    expect(problemsOn('message', dividers(50))).toEqual([]);
    expect(problemsOn('modal', dividers(100))).toEqual([]);
    expect(problemsOn('home', dividers(100))).toEqual([]);
    expect(problemsOn('message', dividers(51))).toMatchObject([{ pointer: '/blocks', code: 'too_many' }]);
    expect(problemsOn('modal', dividers(101))).toMatchObject([{ pointer: '/blocks', code: 'too_many' }]);
    expect(problemsOn('home', dividers(101))).toMatchObject([{ pointer: '/blocks', code: 'too_many' }]);
  });
});

describe('surfaces', () => {
  const MESSAGE_ONLY = new Set([
    'container',
    'context_actions',
    'data_table',
    'data_visualization',
    'markdown',
    'plan',
    'table',
    'task_card',
  ]);
  const cases = BLOCK_CASES.flatMap(({ name, block }) =>
    (['message', 'modal', 'home'] as const).map(surface => ({ name, block, surface })),
  );
  const allowed = (type: unknown, surface: Surface) =>
    type === 'alert'
      ? surface === 'modal'
      : type === 'card' || type === 'carousel'
        ? surface !== 'modal'
        : surface === 'message' || !MESSAGE_ONLY.has(String(type));

  test.each(cases)('$name in a $surface', ({ block, surface }) => {
    const misplaced = problemsOn(surface, [block]).filter(({ code }) => code === 'wrong_surface');
    expect(misplaced.map(({ pointer }) => pointer)).toEqual(
      allowed(block['type'], surface) ? [] : ['/blocks/0/type'],
    );
  });

  test.each(['message', 'modal', 'home'] as const)('a file block is refused in a %s', surface => {
    const problems = problemsOn(surface, [{ type: 'file', external_id: 'x', source: 'remote' }]);
    expect(problems).toMatchObject([{ pointer: '/blocks/0/type', code: 'wrong_surface' }]);
  });

  test('a file_input stands in modals only', () => {
    const block = inInput(ELEMENT_CASES['file_input']);
    expect(problemsOn('modal', [block])).toEqual([]);
    expect(problemsOn('home', [block])).toMatchObject([
      { pointer: '/blocks/0/element/type', code: 'wrong_surface' },
    ]);
  });

  test('response_url_enabled works in modals only', () => {
    const block = inInput({ ...ELEMENT_CASES['conversations_select'], response_url_enabled: true });
    expect(problemsOn('modal', [block])).toEqual([]);
    expect(problemsOn('message', [block])).toMatchObject([
      { pointer: '/blocks/0/element/response_url_enabled', code: 'wrong_surface' },
    ]);
  });
});

describe('views', () => {
  const modal = payload('modal', []);
  test.each<[string, Json, string, string]>([
    ['a title over 24', { ...modal, title: plain(25) }, '/title/text', 'too_long'],
    ['a submit over 24', { ...modal, submit: plain(25) }, '/submit/text', 'too_long'],
    ['a close over 24', { ...modal, close: plain(25) }, '/close/text', 'too_long'],
    ['a mrkdwn title', { ...modal, title: { type: 'mrkdwn', text: 'x' } }, '/title/type', 'type_not_allowed'],
    [
      'private_metadata over 3000',
      { ...modal, private_metadata: long(3001) },
      '/private_metadata',
      'too_long',
    ],
    ['a callback_id over 255', { ...modal, callback_id: long(256) }, '/callback_id', 'too_long'],
    ['an external_id over 255', { ...modal, external_id: long(256) }, '/external_id', 'too_long'],
    ['no title', { type: 'modal', blocks: [] }, '/title', 'missing_key'],
    ['no blocks', { type: 'home' }, '/blocks', 'missing_key'],
    ['no type', { blocks: [] }, '/type', 'missing_key'],
    ['a title at home', { type: 'home', blocks: [], title: plain(3) }, '/title', 'unknown_key'],
    ['a view as Slack gives it back', { ...modal, hash: '1.a' }, '/hash', 'unknown_key'],
    ['blocks that are no list', { ...modal, blocks: {} }, '/blocks', 'wrong_type'],
    [
      'an input and no submit',
      { type: 'modal', title: plain(3), blocks: [inInput({ type: 'datepicker' })] },
      '/submit',
      'missing_key',
    ],
  ])('%s is refused', (_, view, pointer, code) => {
    expect(validateView(view)).toMatchObject([{ pointer, code }]);
  });
});

describe('messages', () => {
  test('text alone is enough', () => expect(validateMessage({ text: 'Hello' })).toEqual([]));

  test('nothing to say is refused', () =>
    expect(validateMessage({ blocks: [] })).toMatchObject([{ code: 'no_content' }]));

  test('blocks without text are advised against and not refused', () => {
    const problems = validateMessage({ blocks: [{ type: 'divider' }] });
    expect(problems).toMatchObject([{ pointer: '/text', code: 'fallback_missing' }]);
    expect(problems.filter(isRefused)).toEqual([]);
  });

  test('a text over 40,000 is cut and not refused', () => {
    const problems = validateMessage({ text: long(40_001) });
    expect(problems).toMatchObject([{ code: 'text_truncated' }]);
    expect(problems.filter(isRefused)).toEqual([]);
  });

  test('two primary buttons in one set are advised against and not refused', () => {
    const button = (action_id: string) => ({ type: 'button', text: plain(2), style: 'primary', action_id });
    const problems = problemsOn('message', [{ type: 'actions', elements: [button('a'), button('b')] }]);
    expect(problems).toMatchObject([{ code: 'two_primaries' }]);
    expect(problems.filter(isRefused)).toEqual([]);
  });

  test('metadata needs an event_type or entities', () => {
    expect(
      validateMessage({ text: 'x', metadata: { event_type: 'booked', event_payload: { id: '1' } } }),
    ).toEqual([]);
    expect(validateMessage({ text: 'x', metadata: {} })).toMatchObject([{ pointer: '/metadata' }]);
  });

  test('blocks in attachments are looked at too', () => {
    expect(validateMessage({ attachments: [{ blocks: [{ type: 'alert' }] }], text: 'x' })).toMatchObject([
      { pointer: '/attachments/0/blocks/0/type', code: 'wrong_surface' },
      { pointer: '/attachments/0/blocks/0/text', code: 'missing_key' },
    ]);
  });
});

describe('sums over a message', () => {
  const section = (length: number) => ({ type: 'section', text: plain(length) });

  test('texts together, where each block after the first weighs 125', () => {
    const blocks = (last: number) => [...times(4, () => section(2900)), section(last)];
    expect(messageLength(blocks(1100))).toBe(MESSAGE_LENGTH_MAX);
    expect(problemsOn('message', blocks(1100))).toEqual([]);
    expect(problemsOn('message', blocks(1101))).toMatchObject([
      { pointer: '/blocks', code: 'total_too_long' },
    ]);
    expect(problemsOn('home', blocks(3000))).toEqual([]);
  });

  test('markdown blocks together', () => {
    const blocks = [
      { type: 'markdown', text: long(6000) },
      { type: 'markdown', text: long(6001) },
    ];
    expect(problemsOn('message', blocks)).toMatchObject([{ code: 'total_too_long' }]);
  });

  test('the options of a menu are not read and do not count', () => {
    const menu = { ...ELEMENT_CASES['static_select'] };
    expect(problemsOn('message', [{ type: 'actions', elements: [menu] }])).toEqual([]);
  });

  test.each([
    ['one table or data table', 'table', 'data_table', 1],
    ['two charts', 'data_visualization', 'data_visualization', 2],
    ['one plan', 'plan', 'plan', 1],
  ])('%s', (_, first, second, allowed) => {
    const SMALL: Record<string, Json> = {
      table: { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] },
      data_table: {
        type: 'data_table',
        caption: 'x',
        rows: times(2, () => [{ type: 'raw_text', text: 'x' }]),
      },
      data_visualization: {
        type: 'data_visualization',
        title: 'x',
        chart: { type: 'pie', segments: [{ label: 'x', value: 1 }] },
      },
      plan: { type: 'plan', title: 'x' },
    };
    const blocks = [...times(allowed, () => SMALL[first]), SMALL[second]];
    expect(problemsOn('message', blocks.slice(1))).toEqual([]);
    expect(problemsOn('message', blocks)).toMatchObject([{ pointer: '/blocks', code: 'too_many' }]);
  });
});

describe('ids and focus', () => {
  const button = (action_id: string) => ({ type: 'button', text: plain(2), action_id });
  const focused = { type: 'datepicker', focus_on_load: true };

  test('a block_id is there once, also inside containers and carousels', () => {
    const divider = { type: 'divider', block_id: 'same' };
    const container = { type: 'container', title: plain(3), child_blocks: [divider] };
    expect(problemsOn('modal', [divider, divider])).toMatchObject([
      { pointer: '/blocks/1/block_id', code: 'duplicate' },
    ]);
    expect(problemsOn('message', [divider, container])).toMatchObject([
      { pointer: '/blocks/1/child_blocks/0/block_id', code: 'duplicate' },
    ]);
  });

  test('an action_id is there once inside its block, and may come again in another', () => {
    const block = { type: 'actions', elements: [button('a')] };
    expect(problemsOn('modal', [block, block])).toEqual([]);
    expect(problemsOn('modal', [{ type: 'actions', elements: [button('a'), button('a')] }])).toMatchObject([
      { pointer: '/blocks/0/elements/1/action_id', code: 'duplicate' },
    ]);
  });

  test('one element may have the focus', () => {
    expect(problemsOn('modal', [inInput(focused)])).toEqual([]);
    expect(problemsOn('modal', [inInput(focused), { type: 'actions', elements: [focused] }])).toMatchObject([
      { pointer: '/blocks/1/elements/0/focus_on_load', code: 'duplicate' },
    ]);
  });
});
