import { describe, expect, test } from 'vitest';
import {
  BLOCK_CASES,
  ELEMENT_CASES,
  element,
  found,
  long,
  mrkdwn,
  plain,
  problemsOn,
  times,
  without,
  worst,
} from './worst-cases.ts';
import type { Json, Violation } from './worst-cases.ts';

const BLOCK_LIMITS: Record<string, Violation> = {
  'a type that does not exist': [{ type: 'nonsense' }, '/type', 'type_not_allowed'],
  'a type of the prototype': [{ type: 'constructor' }, '/type', 'type_not_allowed'],
  'an unknown key': [{ type: 'divider', decimal_allowed: true }, '/decimal_allowed', 'unknown_key'],
  'a null': [{ type: 'divider', block_id: null }, '/block_id', 'wrong_type'],
  'a block_id over 255': [{ type: 'divider', block_id: long(256) }, '/block_id', 'too_long'],
  'an empty block_id': [{ type: 'divider', block_id: '' }, '/block_id', 'too_short'],
  'no element in actions': [{ type: 'actions', elements: [] }, '/elements', 'too_few'],
  '26 elements in actions': [
    { type: 'actions', elements: times(26, index => ({ type: 'datepicker', action_id: `a${index}` })) },
    '/elements',
    'too_many',
  ],
  'an input in actions': [
    { type: 'actions', elements: [{ type: 'plain_text_input' }] },
    '/elements/0/type',
    'type_not_allowed',
  ],
  'an alert over 200': [{ type: 'alert', text: plain(201) }, '/text/text', 'too_long', 'modal'],
  'an alert of a level that does not exist': [
    { type: 'alert', text: plain(2), level: 'panic' },
    '/level',
    'value_not_allowed',
    'modal',
  ],
  'a card of nothing': [{ type: 'card', subtitle: mrkdwn(3) }, '', 'missing_key'],
  'a card title over 150': [{ type: 'card', title: mrkdwn(151) }, '/title/text', 'too_long'],
  'a card title in plain_text': [{ type: 'card', title: plain(3) }, '/title/type', 'type_not_allowed'],
  'a card subtitle over 150': [
    { type: 'card', title: mrkdwn(1), subtitle: mrkdwn(151) },
    '/subtitle/text',
    'too_long',
  ],
  'a card body over 200': [{ type: 'card', body: mrkdwn(201) }, '/body/text', 'too_long'],
  'three buttons on a card': [
    {
      type: 'card',
      actions: times(3, index => ({ type: 'button', text: plain(2), action_id: `a${index}` })),
    },
    '/actions',
    'too_many',
  ],
  'an empty carousel': [{ type: 'carousel', elements: [] }, '/elements', 'too_few'],
  'eleven cards': [
    { type: 'carousel', elements: times(11, () => ({ type: 'card', body: mrkdwn(1) })) },
    '/elements',
    'too_many',
  ],
  'a container without a title': [
    { type: 'container', child_blocks: [{ type: 'divider' }] },
    '',
    'missing_key',
  ],
  'a container title over 150': [{ ...worst('container'), title: plain(151) }, '/title/text', 'too_long'],
  'a container subtitle over 150': [
    { ...worst('container'), subtitle: plain(151) },
    '/subtitle/text',
    'too_long',
  ],
  'eleven blocks in a container': [
    { ...worst('container'), child_blocks: times(11, () => ({ type: 'divider' })) },
    '/child_blocks',
    'too_many',
  ],
  'a container in a container': [
    { ...worst('container'), child_blocks: [without(worst('container'), 'block_id')] },
    '/child_blocks/0/type',
    'type_not_allowed',
  ],
  'a card in a container': [
    { ...worst('container'), child_blocks: [{ type: 'card', body: mrkdwn(1) }] },
    '/child_blocks/0/type',
    'type_not_allowed',
  ],
  'a container collapsed that is not collapsible': [
    without(worst('container'), 'is_collapsible'),
    '/default_collapsed',
    'conflict',
  ],
  'a container of a width that does not exist': [
    { ...worst('container'), width: 'huge' },
    '/width',
    'value_not_allowed',
  ],
  'an empty context': [{ type: 'context', elements: [] }, '/elements', 'too_few'],
  'eleven elements in a context': [
    { type: 'context', elements: times(11, () => plain(1)) },
    '/elements',
    'too_many',
  ],
  'a button in a context': [
    { type: 'context', elements: [{ type: 'button', text: plain(1) }] },
    '/elements/0/type',
    'type_not_allowed',
  ],
  'a context text over 3000': [{ type: 'context', elements: [plain(3001)] }, '/elements/0/text', 'too_long'],
  'six context actions': [
    {
      type: 'context_actions',
      elements: times(6, index => element('icon_button', { action_id: `a${index}` })),
    },
    '/elements',
    'too_many',
  ],
  'a header over 150': [{ type: 'header', text: plain(151) }, '/text/text', 'too_long'],
  'an empty header': [{ type: 'header', text: plain(0) }, '/text/text', 'too_short'],
  'a header in mrkdwn': [{ type: 'header', text: mrkdwn(3) }, '/text/type', 'type_not_allowed'],
  'a header of level 5': [{ type: 'header', text: plain(3), level: 5 }, '/level', 'out_of_range'],
  'an image without alt_text': [without(worst('image'), 'alt_text'), '/alt_text', 'missing_key', 'modal'],
  'an alt_text over 2000': [{ ...worst('image'), alt_text: long(2001) }, '/alt_text', 'too_long'],
  'an image_url over 3000': [
    { ...worst('image'), image_url: `https://example.com/${long(2981)}` },
    '/image_url',
    'too_long',
  ],
  'an image of a scheme that is not the web': [
    { ...worst('image'), image_url: 'javascript:alert(1)' },
    '/image_url',
    'bad_format',
  ],
  'an image of two sources': [{ ...worst('image'), slack_file: { id: 'F1' } }, '', 'conflict'],
  'an image of no source': [without(worst('image'), 'image_url'), '', 'conflict'],
  'a Slack file by id and url': [
    { ...worst('image (Slack file)'), slack_file: { id: 'F1', url: 'https://a.example' } },
    '/slack_file',
    'conflict',
  ],
  'an image title over 2000': [{ ...worst('image'), title: plain(2001) }, '/title/text', 'too_long'],
  'an input label over 2000': [{ ...worst('input'), label: plain(2001) }, '/label/text', 'too_long'],
  'an input hint over 2000': [{ ...worst('input'), hint: plain(2001) }, '/hint/text', 'too_long'],
  'an input label in mrkdwn': [{ ...worst('input'), label: mrkdwn(3) }, '/label/type', 'type_not_allowed'],
  'a button in an input': [
    { ...worst('input'), element: { type: 'button', text: plain(1) } },
    '/element/type',
    'type_not_allowed',
  ],
  'a file_input that dispatches': [
    { ...worst('input'), element: ELEMENT_CASES['file_input'] },
    '/dispatch_action',
    'conflict',
    'modal',
  ],
  'a section over 3000': [{ type: 'section', text: plain(3001) }, '/text/text', 'too_long'],
  'an empty section text': [{ type: 'section', text: plain(0) }, '/text/text', 'too_short'],
  'a section of nothing': [{ type: 'section' }, '', 'missing_key'],
  'eleven fields': [{ type: 'section', fields: times(11, () => plain(1)) }, '/fields', 'too_many'],
  'a field over 2000': [{ type: 'section', fields: [plain(2001)] }, '/fields/0/text', 'too_long'],
  'a datetimepicker beside a section': [
    { type: 'section', text: plain(1), accessory: { type: 'datetimepicker' } },
    '/accessory/type',
    'type_not_allowed',
  ],
  'a task of a status that does not exist': [
    { ...worst('task_card'), status: 'lost' },
    '/status',
    'value_not_allowed',
  ],
  'a video title of 200': [{ ...worst('video'), title: plain(200) }, '/title/text', 'too_long'],
  'a video author of 50': [{ ...worst('video'), author_name: long(50) }, '/author_name', 'too_long'],
  'a video over plain http': [
    { ...worst('video'), video_url: 'http://example.com' },
    '/video_url',
    'bad_format',
  ],
};

describe('one step over each limit is refused where it is made', () => {
  test.each(Object.entries(BLOCK_LIMITS))('%s', (_, [block, pointer, code, surface]) => {
    expect(found(surface ?? 'message', block)).toEqual([[`/blocks/0${pointer}`, code]]);
  });
});

describe('unknown keys', () => {
  const everyObject = (value: unknown, at: string): string[] =>
    Array.isArray(value)
      ? value.slice(0, 2).flatMap((item, index) => everyObject(item, `${at}/${index}`))
      : typeof value === 'object' && value !== null
        ? [at, ...Object.entries(value).flatMap(([key, inner]) => everyObject(inner, `${at}/${key}`))]
        : [];

  test.each(BLOCK_CASES)('are found in every object of $name', ({ surface, block }) => {
    const objects = everyObject(block, '').filter(at => !at.includes('event_payload'));
    expect(objects.length).toBeGreaterThan(0);
    for (const at of objects) {
      const copy = structuredClone(block);
      const target = at
        .split('/')
        .slice(1)
        .reduce((value, key) => (value[key] ?? {}) as Json, copy);
      target['zzz'] = 1;
      expect(problemsOn(surface, [copy]).map(found => found.pointer)).toContain(`/blocks/0${at}/zzz`);
    }
  });
});
