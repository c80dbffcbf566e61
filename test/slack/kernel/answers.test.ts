import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GENERAL, RAE } from '../company/cast.ts';
import { sitDown } from '../company/person.ts';
import { command, event, payload, press, type Parcel, send, submission } from './requests.ts';
import { type Kernel, startKernel } from './start.ts';
import { type Toys, toys } from './toys.ts';

let kernel: Kernel;
let toy: Toys;

beforeAll(async () => {
  toy = toys();
  kernel = await startKernel(toy.conversations);
});
afterAll(() => kernel.close());

const input = { type: 'input', block_id: 'first', label: { type: 'plain_text', text: 'First' } };
const inView = { view: { id: 'V1', type: 'modal', hash: 'h', private_metadata: '', state: { values: {} } } };

const NOTHING = /^$/;
/** One of each kind of payload, known and unknown, and what Slack is answered. */
const EVERY: [what: string, parcel: Parcel, answer: RegExp][] = [
  ['a command', command('tell me'), NOTHING],
  ['a command that is not ours', command('tell', { command: '/other' }), NOTHING],
  ['a global shortcut', payload('shortcut', { callback_id: 'tell' }), NOTHING],
  ['a shortcut that there is not', payload('shortcut', { callback_id: 'nothing' }), NOTHING],
  [
    'a shortcut on a message',
    payload('message_action', { callback_id: 'tell', channel: { id: GENERAL }, message: { ts: '1' } }),
    NOTHING,
  ],
  ['a button', press({ action_id: 'toy.press', value: 'how=tell' }), NOTHING],
  ['a button that there is not', press({ action_id: 'nothing', value: 'x' }), NOTHING],
  ['a button with ids of something else', press({ action_id: 'toy.press', value: 'seat=1' }), NOTHING],
  [
    'a select in a form',
    press({ type: 'static_select', action_id: 'value', selected_option: { value: 'a' } }, inView),
    NOTHING,
  ],
  [
    'a form',
    submission({ callback_id: 'toy.form', private_metadata: 'how=show' }),
    /^{"response_action":"update"/,
  ],
  [
    'a form that there is not',
    submission({ callback_id: 'nothing', blocks: [input] }),
    /"errors":{"first":"This form is from an older version/,
  ],
  [
    'a form about something else',
    submission({ callback_id: 'toy.form', blocks: [input], private_metadata: 'seat=1' }),
    /"errors":{"first":"This form is from an older version/,
  ],
  ['a closed form', payload('view_closed', { view: { id: 'V1', callback_id: 'toy.form' } }), NOTHING],
  ['a search', payload('block_suggestion', { action_id: 'toy.search', value: 'a' }), /^{"options":\[{/],
  [
    'a search that there is not',
    payload('block_suggestion', { action_id: 'nothing', value: 'a' }),
    /^{"options":\[\]}$/,
  ],
  [
    'a search that fails',
    payload('block_suggestion', { action_id: 'toy.search', value: 'break' }),
    /^{"options":\[\]}$/,
  ],
  ['an opened Home tab', event({ type: 'app_home_opened', user: RAE, tab: 'home' }), NOTHING],
  ['an event that we did not ask for', event({ type: 'reaction_added', user: RAE }), NOTHING],
  [
    'the check of our address',
    { body: '{"type":"url_verification","challenge":"abc"}', type: 'application/json' },
    /abc/,
  ],
];

describe('every kind of request is answered at once', () => {
  test.each(EVERY)('%s', async (_, parcel, answer) => {
    const sent = await send(kernel.url, parcel);
    expect(sent.status).toBe(200);
    expect(sent.ms).toBeLessThan(1000);
    expect(sent.body).toMatch(answer);
    await kernel.settle();
    expect(kernel.inFlight.count).toBe(0);
  });

  test('up to a hundred options are answered to a search', async () => {
    const sent = await send(kernel.url, payload('block_suggestion', { action_id: 'toy.search', value: '' }));
    expect((JSON.parse(sent.body) as { options: unknown[] }).options).toHaveLength(100);
  });

  test('the same letter searched twice in a second is answered twice', async () => {
    const parcel = payload('block_suggestion', { action_id: 'toy.search', value: 'a' });
    const [first, second] = await Promise.all([send(kernel.url, parcel), send(kernel.url, parcel)]);
    expect(second?.body).toBe(first?.body);
  });
});

describe('what nobody knows', () => {
  test('a word that is no verb goes to the help as it was typed', async () => {
    const seen = await sitDown(kernel, RAE).hire('  Nonsense   with @bo ');
    expect(seen.text).toContain('There is no Nonsense with @bo.');
  });

  test('people and channels in a command are names again, and marks are characters', async () => {
    const seen = await sitDown(kernel, RAE).hire('tell @ana in #hiring &amp; &lt;b&gt;');
    expect(seen.messages[0]?.text).toBe('You said @ana in #hiring &amp; &lt;b&gt;.');
  });

  test('an old button says so', async () => {
    const rae = sitDown(kernel, RAE);
    const [buttons] = (await rae.hire('buttons')).messages;
    const [kind] = toy.conversations.interactions;
    kind!.id = 'toy.renamed';
    const seen = await rae.pressIn(buttons!, 'Tell');
    kind!.id = 'toy.press';
    expect(seen.text).toContain('from an older version of Hireloop');
  });

  test('a verb may be written in any case', async () => {
    expect((await sitDown(kernel, RAE).hire('TELL me')).text).toContain('You said me.');
  });
});
